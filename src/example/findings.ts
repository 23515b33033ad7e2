import type { NEEDS } from '#slices/cases/needs.ts'

/** What a visit of the example found and did; `next` is the step that follows. */
export type Finding = { met: string; findings: string; actions: string; obstacles?: string; next: string }

const FOOD: readonly Finding[] = [
  { met: 'Kepala keluarga dan istri', findings: 'Beras tinggal dua hari. Dua anak bersekolah, satu belum punya akta. Penghasilan kurang lebih Rp 40.000 sehari.', actions: 'Menyerahkan paket sembako dari kelurahan, mencatat anggota keluarga, menjelaskan cara usul DTSEN.', next: 'Usulkan ke musyawarah kelurahan dan cek desil' },
  { met: 'Istri dan anak sulung', findings: 'Keluarga berutang di warung. Suami mencari kerja ke Sape. Anak bungsu batuk.', actions: 'Mengantar anak ke puskesmas, menghubungi kader posyandu.', obstacles: 'Kartu keluarga masih alamat lama.', next: 'Bantu perubahan alamat KK di Dukcapil' },
]
const HOUSE: readonly Finding[] = [
  { met: 'Kepala keluarga', findings: 'Tiga tiang lapuk, lantai miring, aman ditempati sementara bila tidak hujan angin.', actions: 'Mengukur rumah, memotret bagian rusak, meminta keluarga tidur di sisi timur.', next: 'Ajukan bantuan perbaikan rumah ke bidang' },
  { met: 'Istri', findings: 'Atap dan dinding bocor, dapur menyatu dengan kamar. Tanah milik keluarga, ada surat.', actions: 'Mengumpulkan salinan surat tanah, bicara dengan ketua RT soal gotong royong.', next: 'Sepakati hari gotong royong dengan RT' },
]
const SICK: readonly Finding[] = [
  { met: 'Yang bersangkutan dan keluarga', findings: 'Luka belum sembuh, tekanan darah tinggi. Kepesertaan JKN nonaktif.', actions: 'Menemani ke puskesmas, meminta surat keterangan untuk aktivasi PBI.', next: 'Aktifkan kembali PBI JKN' },
  { met: 'Adik kandung', findings: 'Kontrol terlewat dua kali karena ongkos. Obat masih ada untuk lima hari.', actions: 'Menyusun jadwal antar bersama Karang Taruna.', next: 'Antar kontrol ke RSUD' },
]
const MIND: readonly Finding[] = [
  { met: 'Ibu dan kakak', findings: 'Tenang saat diajak bicara, tidur kurang. Obat habis. Keluarga bersedia mengantar kontrol.', actions: 'Menghubungi programer jiwa puskesmas, menjelaskan pentingnya obat rutin.', obstacles: 'Keluarga malu dilihat tetangga.', next: 'Jadwalkan kontrol bersama puskesmas' },
  { met: 'Kakak', findings: 'Ikatan kaki sudah dilepas siang hari, kulit pergelangan lecet. Kamar pengap.', actions: 'Membersihkan luka, menyepakati jadwal kunjungan dua kali sepekan.', next: 'Siapkan rujukan rawat dan jemput bersama peksos' },
]
const ABLE: readonly Finding[] = [
  { met: 'Yang bersangkutan', findings: 'Mandiri di dalam rumah, sulit keluar karena tangga. Punya keterampilan menjahit.', actions: 'Mengukur kursi roda, mencatat minat pelatihan.', next: 'Ajukan alat bantu ke bidang Rehsos' },
  { met: 'Ibu', findings: 'Anak ceria, belum pernah terapi. SLB bersedia menerima bila ada antar jemput.', actions: 'Menghubungi SLB, meminta surat keterangan dokter.', next: 'Urus pendaftaran SLB' },
]
const OLD: readonly Finding[] = [
  { met: 'Yang bersangkutan dan tetangga', findings: 'Makan sehari dua kali dari tetangga. Kaki bengkak. Tidak ada keluarga di kota.', actions: 'Membawa ke posyandu lansia, mengatur giliran makan dengan RT.', next: 'Usulkan permakanan lansia' },
  { met: 'Istri', findings: 'Luka baring di punggung sebesar telapak tangan, kasur tipis. Anak hanya pulang malam.', actions: 'Mengajari miring kanan kiri, meminta kunjungan perawat.', obstacles: 'Perawat hanya ada hari Selasa.', next: 'Dampingi kunjungan perawat puskesmas' },
]
const CHILD: readonly Finding[] = [
  { met: 'Nenek dan anak', findings: 'Anak ingin kembali sekolah. Seragam dan sepatu tidak ada. Gizi cukup.', actions: 'Bicara dengan wali kelas, sekolah bersedia menerima kembali.', next: 'Antar anak ke sekolah dan serahkan seragam' },
  { met: 'Ibu', findings: 'Berat badan naik sedikit, nafsu makan baik. Air minum kini dimasak.', actions: 'Menyerahkan makanan tambahan dari posyandu, menimbang bersama kader.', next: 'Timbang ulang di posyandu' },
]
const STREET: readonly Finding[] = [
  { met: 'Yang bersangkutan', findings: 'Mau diajak bicara setelah diberi makan. Menyebut nama panggilan saja. Tidak ada luka berat.', actions: 'Menawarkan rumah singgah, mencatat ciri-ciri, menanyakan ke terminal.', obstacles: 'Belum mau dibawa.', next: 'Datangi lagi bersama peksos dan puskesmas' },
  { met: 'Yang bersangkutan dan petugas terminal', findings: 'Berasal dari luar kabupaten, ingin pulang. Sehat.', actions: 'Membelikan makan, menghubungi dinas daerah asal.', next: 'Siapkan surat keterangan dan ongkos pulang' },
]
const FLOOD: readonly Finding[] = [
  { met: 'Kepala keluarga', findings: 'Rumah masih berlumpur, listrik padam. Keluarga sehat, bayi perlu popok dan susu.', actions: 'Menyerahkan selimut, makanan siap saji, dan perlengkapan bayi. Membersihkan lumpur bersama warga.', next: 'Salurkan bantuan peralatan dapur' },
]
const PAPER: readonly Finding[] = [
  { met: 'Yang bersangkutan', findings: 'Surat pindah tidak ada, akta lahir ada salinan. Bersedia direkam.', actions: 'Mengisi formulir, membuat janji dengan Dukcapil.', next: 'Dampingi perekaman KTP' },
]

const BY_NEED: Readonly<Record<(typeof NEEDS)[number], readonly Finding[]>> = {
  makan: FOOD, tempat_tinggal: HOUSE, sakit: SICK, jiwa: MIND, disabilitas: ABLE, lansia: OLD, anak: CHILD, kekerasan: CHILD, telantar: STREET, bencana: FLOOD, dokumen: PAPER, lainnya: FOOD,
}

/** Gives what visits for a kind of need find. */
export function findingsFor(need: (typeof NEEDS)[number]): readonly Finding[] {
  return BY_NEED[need]
}
