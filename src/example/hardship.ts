import type { Story } from './stories.ts'

/** Food, housing, papers, disaster, livelihood. */
export const HARDSHIP: readonly Story[] = [
  {
    who: 'Keluarga {n}, makan sekali sehari', needs: ['makan'], urgency: 'segera', sex: 'L', age: [35, 55], types: ['FM'], bidang: 'linjamsos', family: true,
    tell: ['{s} melaporkan keluarga ini makan sekali sehari {w}. Kepala keluarga buruh angkut, pinggang cedera. Rumah {m}, tiga anak masih sekolah.', 'Beras habis {w}; anak bungsu sering tidak masuk sekolah karena lapar. Belum pernah menerima sembako. Rumah {m}.'],
  },
  {
    who: '{n}, janda dengan anak kecil', needs: ['makan', 'tempat_tinggal'], urgency: 'biasa', sex: 'P', age: [28, 50], types: ['PRSE'], bidang: 'dayasos',
    tell: ['Suami meninggal, bekerja mencuci di rumah orang, penghasilan tidak tetap {w}. Menumpang di kamar belakang rumah kakaknya, {m}. Ingin berjualan kue.', 'Menghidupi dua anak dari berjualan sayur keliling. Modal habis {w}. {s} meminta agar dibantu usaha kecil.'],
  },
  {
    who: 'Rumah {n} hampir roboh', needs: ['tempat_tinggal'], urgency: 'segera', sex: 'L', age: [45, 70], types: ['FM'], bidang: 'linjamsos', family: true,
    tell: ['Tiang rumah panggung lapuk dan miring {w}. Lima orang tinggal di dalamnya, {m}. {s} khawatir bila hujan angin.', 'Atap bocor di semua ruang, dinding bambu berlubang. Keluarga tidur di dapur bila hujan. Rumah {m}.'],
  },
  {
    who: '{n}, tidak punya KTP dan KK', needs: ['dokumen'], urgency: 'biasa', sex: 'P', age: [30, 65], types: ['FM'], bidang: 'linjamsos',
    tell: ['Pindah dari Dompu tanpa surat pindah, {w} tidak bisa berobat dengan BPJS. {s} sudah mengantar ke kelurahan, belum selesai.', 'Nama tidak ada di KK mana pun, anak belum punya akta lahir. Butuh pendampingan ke Dukcapil.'],
  },
  {
    who: 'Keluarga {n}, korban banjir', needs: ['bencana', 'tempat_tinggal'], urgency: 'darurat', sex: 'L', age: [30, 60], types: ['KBA'], bidang: 'linjamsos', family: true,
    tell: ['Air naik sampai dada malam tadi. Kasur, beras, dan seragam anak hanyut. Enam orang mengungsi ke musala, {m}.', 'Rumah di bantaran terendam, lumpur setinggi lutut. Ada bayi 8 bulan. Butuh selimut, popok, dan makanan siap saji.'],
  },
  {
    who: 'Rumah {n} terbakar', needs: ['bencana', 'tempat_tinggal', 'dokumen'], urgency: 'darurat', sex: 'L', age: [35, 60], types: ['KBA'], sub: ['kebakaran'], bidang: 'linjamsos', family: true,
    tell: ['Kebakaran kompor sekitar magrib, bangunan kayu habis. Empat orang selamat, menumpang di rumah adik. Semua surat terbakar.', 'Separuh rumah habis terbakar {w}. Anak-anak masih takut tidur sendiri. Perlu bantuan bahan bangunan dan surat pengganti.'],
  },
  {
    who: '{n}, pemulung dengan gerobak', needs: ['makan', 'tempat_tinggal'], urgency: 'biasa', sex: 'L', age: [40, 66], types: ['PML'], bidang: 'rehsos',
    tell: ['Tidur di gerobak {m} {w}. Mengumpulkan botol plastik, kadang dibantu nasi oleh {s}.', 'Tinggal di gubuk terpal dekat tempat pembuangan, batuk lama belum diperiksa. Mau pulang kampung tetapi tidak ada biaya.'],
  },
  {
    who: '{n}, pulang dari luar negeri tanpa gaji', needs: ['lainnya', 'sakit'], urgency: 'segera', sex: 'P', age: [24, 45], types: ['PMBS'], bidang: 'rehsos',
    tell: ['Pekerja migran pulang tanpa gaji tujuh bulan; {w} sering menangis dan tidak mau keluar kamar. Keluarga minta didampingi.', 'Dipulangkan karena sakit, paspor masih di agen. Butuh bantuan mengurus hak dan pemeriksaan kesehatan.'],
  },
  {
    who: '{n}, baru bebas dan mencari kerja', needs: ['lainnya'], urgency: 'biasa', sex: 'L', age: [22, 45], types: ['BWBLP'], bidang: 'rehsos',
    tell: ['Selesai menjalani masa pembinaan, ditolak dua tempat kerja {w}. Ingin ikut pelatihan las.', 'Kembali ke rumah orang tua, tetangga masih menjaga jarak. Butuh pengantar untuk bekerja di bengkel.'],
  },
  {
    who: 'Keluarga {n}, sering bertengkar', needs: ['lainnya', 'anak'], urgency: 'biasa', sex: 'P', age: [27, 45], types: ['KBSP'], bidang: 'rehsos', family: true,
    tell: ['Suami menganggur dan sering pergi berhari-hari {w}. Anak sulung mulai membolos. {s} sudah menasihati dua kali.', 'Orang tua berpisah rumah, anak berpindah-pindah tidur. Nenek meminta ada yang menengahi.'],
  },
  {
    who: '{n}, buruh tani sakit', needs: ['sakit', 'makan'], urgency: 'segera', sex: 'L', age: [38, 64], types: ['FM'], bidang: 'linjamsos',
    tell: ['Luka di kaki tidak sembuh {w}, tidak bisa ke sawah. PBI JKN nonaktif. Rumah {m}.', 'Batuk darah, takut biaya puskesmas. Istri berjualan jagung rebus. {s} meminta dicek kepesertaan BPJS-nya.'],
  },
  {
    who: '{n}, usaha kecil berhenti', needs: ['lainnya', 'makan'], urgency: 'biasa', sex: 'P', age: [30, 58], types: ['PRSE'], bidang: 'dayasos',
    tell: ['Penenun rumahan, alat tenun patah {w}, tidak ada modal benang. Punya dua anak sekolah.', 'Warung tutup karena utang harian. Ingin masuk kelompok usaha bersama di {k}.'],
  },
  {
    who: 'Keluarga {n}, dapur berasap di bawah terpal', needs: ['tempat_tinggal', 'anak'], urgency: 'segera', sex: 'P', age: [26, 48], types: ['FM'], bidang: 'linjamsos', family: true,
    tell: ['Mengontrak petak lalu diusir {w}; kini di bawah terpal {m} dengan dua balita.', 'Tinggal di bekas kandang yang disekat. Anak sering sesak. {s} membantu air bersih.'],
  },
  {
    who: '{n}, belum masuk data bantuan', needs: ['dokumen', 'makan'], urgency: 'biasa', sex: 'L', age: [40, 68], types: ['FM'], bidang: 'linjamsos',
    tell: ['Tukang becak, tidak pernah tercatat sebagai penerima. {s} minta ditinjau desilnya.', 'Bantuan berhenti {w} tanpa diketahui sebabnya. Kartu masih ada. Minta dicek ke operator.'],
  },
]
