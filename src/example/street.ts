import type { Story } from './stories.ts'

/** People met in public places, most of them without a name. */
export const STREET: readonly Story[] = [
  {
    who: 'laki-laki, ±{u} th, {m}', needs: ['telantar', 'jiwa'], urgency: 'segera', sex: 'L', age: [45, 65], types: ['GEL'], sub: ['orang_telantar'], bidang: 'rehsos', nameless: true,
    tell: ['Tidur di emperan {w}, tidak menjawab bila ditanya nama. {s} memberi makan.', 'Membawa karung, luka di telapak kaki. Menyebut kata "Sape" tetapi tidak jelas asalnya.'],
  },
  {
    who: 'perempuan, ±{u} th, membawa anak, {m}', needs: ['telantar', 'anak'], urgency: 'segera', sex: 'P', age: [25, 40], types: ['PGM'], bidang: 'rehsos', nameless: true,
    tell: ['Meminta-minta {w} dengan anak sekitar 3 tahun. Mengaku dari luar kota, tidak mau menyebut nama.', 'Berpindah dari pasar ke lampu merah. Anak tampak demam.'],
  },
  {
    who: 'dua manusia silver, ±{u} th, simpang empat', needs: ['telantar', 'anak'], urgency: 'biasa', sex: 'L', age: [13, 17], types: ['AJ'], sub: ['manusia_silver'], bidang: 'rehsos', nameless: true,
    tell: ['Mengecat badan dan meminta di lampu merah sore hari {w}. Mungkin masih usia sekolah.', 'Kulit iritasi karena cat. Lari bila didekati petugas. {s} mengenal salah satunya.'],
  },
  {
    who: 'laki-laki tanpa busana, ±{u} th, pinggir jalan', needs: ['jiwa', 'telantar'], urgency: 'segera', sex: 'L', age: [30, 50], types: ['PD'], sub: ['odgj'], bidang: 'rehsos', nameless: true,
    tell: ['Berjalan di tengah jalan, berbicara sendiri. Warga takut tetapi tidak mengganggu.', 'Sudah dua malam {m}. {s} memberi sarung. Perlu dijangkau bersama puskesmas.'],
  },
  {
    who: 'nenek, ±{u} th, ditinggal di {m}', needs: ['lansia', 'telantar'], urgency: 'darurat', sex: 'P', age: [70, 85], types: ['LUT'], sub: ['orang_telantar'], bidang: 'rehsos', nameless: true,
    tell: ['Turun dari bus dan tidak dijemput siapa pun. Tidak ingat alamat, membawa satu tas kain.', 'Duduk sejak pagi, hanya menyebut nama cucu. {s} melapor.'],
  },
  {
    who: 'penumpang kehabisan bekal, ±{u} th, pelabuhan', needs: ['telantar', 'makan'], urgency: 'segera', sex: 'L', age: [19, 40], types: ['GEL'], sub: ['orang_telantar'], bidang: 'linjamsos', nameless: true,
    tell: ['Hendak ke Labuan Bajo, dompet hilang di kapal. Minta bantuan ongkos pulang.', 'Dua hari tidur di ruang tunggu. Tidak membawa kartu identitas.'],
  },
]

/** Cases kept confidential from the first save; nothing in them tells more than is needed. */
export const CONFIDENTIAL: readonly Story[] = [
  {
    who: 'anak perempuan, ±{u} th', needs: ['anak', 'kekerasan'], urgency: 'darurat', sex: 'P', age: [8, 15], types: ['AKTK'], bidang: 'rehsos', nameless: true,
    tell: ['Disampaikan wali kelas. Anak takut pulang ke rumah, sementara bersama bibi. Perlu pendamping dan pemeriksaan. Jangan dibicarakan dengan tetangga.'],
  },
  {
    who: 'perempuan, ±{u} th', needs: ['kekerasan'], urgency: 'segera', sex: 'P', age: [23, 45], types: ['KTK'], bidang: 'rehsos', nameless: true,
    tell: ['Datang sendiri malam hari, meminta tempat aman. Tidak ingin keluarga tahu.'],
  },
  {
    who: 'remaja laki-laki, ±{u} th', needs: ['anak', 'lainnya'], urgency: 'segera', sex: 'L', age: [14, 17], types: ['ABH'], bidang: 'rehsos', nameless: true,
    tell: ['Permintaan pendampingan dari kepolisian, jadwal pemeriksaan belum pasti. Orang tua sudah dihubungi.'],
  },
]
