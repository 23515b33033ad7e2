import type { Story } from './stories.ts'

/** Old age, illness, mind, disability, children (those that need no seal). */
export const CARE: readonly Story[] = [
  {
    who: '{n}, lansia sendiri ±{u} th', needs: ['lansia', 'makan'], urgency: 'segera', sex: 'P', age: [66, 88], types: ['LUT'], sub: ['lansia_sendiri'], bidang: 'rehsos',
    tell: ['Hidup sendiri {m}, anak merantau dan tidak berkirim kabar {w}. Makan dari {s}. Penglihatan kabur.', 'Sering lupa mematikan tungku. Tidak kuat mengambil air. Tetangga bergantian menengok.'],
  },
  {
    who: '{n}, lansia lumpuh ±{u} th', needs: ['lansia', 'sakit'], urgency: 'segera', sex: 'L', age: [65, 86], types: ['LUT'], bidang: 'rehsos',
    tell: ['Stroke {w}, hanya berbaring. Istri juga sepuh. Ada luka di punggung, perlu kasur dan perawat.', 'Tidak bisa bangun sendiri, popok tidak terbeli. {s} meminta kursi roda.'],
  },
  {
    who: 'Suami istri sepuh, keluarga {n}', needs: ['lansia', 'tempat_tinggal'], urgency: 'biasa', sex: 'L', age: [68, 85], types: ['LUT'], bidang: 'rehsos', family: true,
    tell: ['Berdua di rumah bambu {m}. Masih berladang sedikit. Atap bocor {w}.', 'Merawat cucu yang ditinggal orang tuanya. Kiriman berhenti {w}.'],
  },
  {
    who: '{n}, sering berteriak di malam hari', needs: ['jiwa'], urgency: 'segera', sex: 'L', age: [20, 50], types: ['PD'], sub: ['odgj'], bidang: 'rehsos',
    tell: ['Putus obat {w}. Berjalan keliling dan berbicara sendiri, belum pernah melukai orang. Ibunya kewalahan.', 'Pernah dirawat di RSJ, obat habis. Keluarga ingin kontrol tetapi tidak ada ongkos. Rumah {m}.'],
  },
  {
    who: '{n}, dikurung keluarga di kamar belakang', needs: ['jiwa', 'sakit'], urgency: 'segera', sex: 'L', age: [22, 48], types: ['PD'], sub: ['odgj', 'pasung'], bidang: 'rehsos',
    tell: ['Kaki diikat rantai {w} karena keluarga takut ia pergi. {s} yang memberi tahu. Keluarga mau bila ada yang membantu berobat.', 'Tinggal di bilik kayu 1,5 meter. Badan sangat kurus. Keluarga malu melapor, {m}.'],
  },
  {
    who: '{n}, murung setelah ditinggal suami', needs: ['jiwa', 'anak'], urgency: 'segera', sex: 'P', age: [24, 45], types: ['KBSP'], bidang: 'rehsos',
    tell: ['Tidak mau makan dan tidak mengurus anak {w}. Ibunya khawatir.', 'Mengurung diri, dua anaknya diasuh tetangga. {s} minta pendampingan psikososial.'],
  },
  {
    who: '{n}, tunadaksa butuh kursi roda', needs: ['disabilitas'], urgency: 'biasa', sex: 'L', age: [18, 60], types: ['PD'], bidang: 'rehsos',
    tell: ['Kaki kiri diamputasi setelah kecelakaan, {w} di rumah saja. Ingin bekerja sebagai penjahit. Rumah {m}.', 'Kursi roda lama rusak, bergerak dengan papan beroda. Perlu ukuran dewasa.'],
  },
  {
    who: '{n}, tuli dan belum sekolah ±{u} th', needs: ['disabilitas', 'anak'], urgency: 'biasa', sex: 'P', age: [7, 15], types: ['ADK'], bidang: 'rehsos',
    tell: ['Belum pernah sekolah, berkomunikasi dengan isyarat rumah. Orang tua ingin ke SLB tetapi jauh.', 'Alat bantu dengar hilang {w}. Guru meminta pendampingan. Rumah {m}.'],
  },
  {
    who: '{n}, lumpuh layu ±{u} th', needs: ['disabilitas', 'sakit'], urgency: 'segera', sex: 'L', age: [4, 16], types: ['ADK'], bidang: 'rehsos',
    tell: ['Hanya berbaring, berat badan turun {w}. Terapi berhenti karena ongkos.', 'Ibu menggendong ke puskesmas 4 km. Perlu kursi roda anak dan susu.'],
  },
  {
    who: '{n}, tunanetra pemijat', needs: ['disabilitas', 'makan'], urgency: 'biasa', sex: 'L', age: [30, 62], types: ['PD'], bidang: 'dayasos',
    tell: ['Pelanggan berkurang {w}. Tongkat patah. Ingin alat pijat dan papan nama.', 'Tinggal bersama adik, ingin mandiri membuka tempat pijat di {k}.'],
  },
  {
    who: 'Anak {n}, putus sekolah ±{u} th', needs: ['anak', 'makan'], urgency: 'biasa', sex: 'L', age: [8, 16], types: ['AT'], bidang: 'rehsos',
    tell: ['Membantu ayah mencari ikan, tidak sekolah {w}. Tidak ada seragam dan sepatu.', 'Tinggal dengan nenek {m}, orang tua merantau. {s} menemukan ia bekerja di pasar.'],
  },
  {
    who: 'Balita {n}, kurus dan sering sakit', needs: ['anak', 'sakit', 'makan'], urgency: 'segera', sex: 'P', age: [1, 4], types: ['ABT'], bidang: 'rehsos',
    tell: ['Berat badan di bawah garis merah {w}. Ibu bekerja, diasuh kakak umur 10 tahun.', 'Tidak ke posyandu {w}. Rumah {m}, air minum tidak dimasak.'],
  },
  {
    who: '{n}, cuci darah rutin', needs: ['sakit'], urgency: 'segera', sex: 'P', age: [32, 62], types: ['FM'], bidang: 'linjamsos',
    tell: ['Dua kali sepekan ke RSUD, ongkos ojek tidak ada {w}. Suami berhenti bekerja untuk menemani.', 'PBI terancam nonaktif karena data ganda. {s} minta surat keterangan.'],
  },
  {
    who: '{n}, ibu hamil sendirian', needs: ['sakit', 'tempat_tinggal'], urgency: 'segera', sex: 'P', age: [20, 38], types: ['PRSE'], bidang: 'rehsos',
    tell: ['Hamil tujuh bulan, suami pergi {w}. Menumpang di rumah teman, {m}.', 'Belum pernah periksa kehamilan, tidak punya BPJS. Kader minta dibantu segera.'],
  },
  {
    who: '{n}, lansia pikun sering hilang', needs: ['lansia', 'jiwa'], urgency: 'segera', sex: 'P', age: [70, 89], types: ['LUT'], bidang: 'rehsos',
    tell: ['Tiga kali ditemukan di kelurahan lain {w}. Anak bekerja siang hari, {m}.', 'Keluar rumah subuh tanpa alas kaki. {s} mengantar pulang. Perlu gelang pengenal.'],
  },
]
