import type { Language } from '#kernel/say.ts'

/** An office as the notice names it: whom to ask. */
export type NoticeOffice = { code: string; name: string; phone: string; dpoName?: string | null; dpoContact?: string | null }
type Part = { head: string; lines: readonly string[] }
type Words = {
  title: string; lead: string; parts: readonly Part[]; contact: string; choose: string; show: string; officer: string; none: string; phone: string; other: string; sign_in: string; updated: string
}

const MOST_SHOWN = 8

const id: Words = {
  title: 'Pemberitahuan privasi',
  lead: 'Halaman ini menjelaskan data apa yang dicatat dinas sosial dengan Pilar, untuk apa, siapa yang melihatnya, dan apa hak Anda. Anda tidak perlu masuk untuk membacanya.',
  parts: [
    { head: 'Data apa yang dicatat', lines: [
      'Tentang orang yang memerlukan pelayanan: nama atau sebutan, tempat tinggal, keluarga, kebutuhan, dan bila ada NIK, nomor KK, telepon, foto, serta keterangan tentang kesehatan, kecacatan, atau anak.',
      'Tentang petugas dan relawan: nama, tugas, wilayah, telepon, rencana dan laporan kunjungan, serta kapan perangkatnya terakhir terhubung.',
      'Tentang pelapor: hanya yang diberikan sendiri. Nama pelapor tidak diberitahukan kepada tetangga, RT, atau keluarga yang dilaporkan.',
      'Lokasi hanya dicatat saat petugas menekan tombolnya. Pilar tidak melacak siapa pun.',
    ] },
    { head: 'Dasar dan tujuan', lines: [
      'Dasarnya tugas dan kewajiban hukum pemerintah daerah: UU 11/2009 tentang Kesejahteraan Sosial, UU 13/2011 tentang Penanganan Fakir Miskin, dan UU 23/2014 tentang Pemerintahan Daerah (pasal 20 ayat 2 UU 27/2022 tentang Pelindungan Data Pribadi). Yang memerlukan persetujuan ditanyakan tersendiri dan boleh ditolak.',
      'Tujuannya hanya pelayanan sosial: menemukan orang yang memerlukan, membagi tugas, mengunjungi, menindaklanjuti, dan melaporkan jumlahnya. Data tidak dijual dan tidak dipakai untuk keperluan lain.',
    ] },
    { head: 'Siapa yang melihat', lines: [
      'Isi lengkap satu kasus: tim yang menanganinya dan pejabat dinas yang berwenang. Setiap pembukaan dicatat.',
      'Petugas wilayah melihat ringkasannya. Lurah dan RT hanya diberi tahu siapa yang datang, kapan, dan ke berapa rumah, tanpa nama dan tanpa kebutuhannya.',
      'Kasus yang dirahasiakan, misalnya kekerasan atau anak, hanya dibaca timnya. RT dan RW tidak diberi tahu.',
      'NIK ditampilkan sebagian. Yang membukanya harus menulis alasan, dan alasan itu dibaca pimpinan.',
      'Kementerian dan provinsi menerima jumlah. Nama hanya dikirim bila kasusnya dirujuk ke sana.',
    ] },
    { head: 'Berapa lama', lines: [
      'Selama pelayanan berjalan, lalu menurut jadwal retensi arsip pemerintah daerah. Sesudah itu dimusnahkan dengan berita acara.',
      'Catatan siapa membuka dan mengubah data disimpan selama datanya ada, agar dapat diperiksa.',
    ] },
    { head: 'Bagaimana dijaga', lines: [
      'NIK, nomor KK, telepon, alamat, dan cerita disandikan dengan kunci tersendiri untuk setiap orang. Cadangan data juga tersandi.',
      'Bila terjadi kebocoran, Anda dan lembaga yang berwenang diberi tahu secara tertulis paling lambat 3×24 jam.',
    ] },
    { head: 'Hak Anda', lines: [
      'Anda berhak tahu dan mendapat salinan data Anda, serta tahu siapa yang membukanya.',
      'Anda berhak meminta data diperbaiki, dilengkapi, dibatasi pemakaiannya, atau dihapus bila tidak ada lagi dasar menyimpannya.',
      'Anda berhak menarik persetujuan, mengajukan keberatan, dan menuntut ganti rugi bila data Anda disalahgunakan.',
      'Pelayanan kepada Anda tidak berkurang karena Anda memakai hak ini.',
    ] },
    { head: 'Cara meminta', lines: [
      'Datang, menelepon, atau menulis kepada Pejabat Pelindungan Data Pribadi di bawah. Sebutkan apa yang diminta dan cara Anda dihubungi. Orang yang tidak dapat menulis boleh meminta dicatatkan, anak melalui walinya.',
      'Permintaan Anda dicatat dengan batas waktunya dan dijawab paling lambat 3×24 jam; bila ditolak, alasannya ditulis.',
      'Bila jawabannya tidak memuaskan, Anda dapat mengadu kepada lembaga pelindungan data pribadi atau Ombudsman.',
    ] },
  ],
  contact: 'Kepada siapa bertanya', choose: 'Pilih dinas', show: 'Tampilkan', officer: 'Pejabat Pelindungan Data Pribadi', none: 'Belum diisi oleh dinas ini. Tanyakan melalui telepon dinas.', phone: 'Telepon dinas', other: 'English', sign_in: 'Ke halaman masuk', updated: 'Berlaku sejak 22 November 2026',
}

const en: Words = {
  title: 'Privacy notice',
  lead: 'This page explains which data the social affairs office keeps with Pilar, what for, who sees them and what your rights are. You need not sign in to read it.',
  parts: [
    { head: 'What is kept', lines: [
      'About people in need of services: name or how they are called, where they live, family, needs and, where given, NIK, family card number, telephone, photographs and notes on health, disability or children.',
      'About workers and volunteers: name, posts, area, telephone, their planned and reported visits, and when their device was last in contact.',
      'About those who report: only what they give themselves. Their name is not told to neighbours, the RT or the family concerned.',
      'A position is recorded only when the worker presses its button. Pilar tracks nobody.',
    ] },
    { head: 'Basis and purpose', lines: [
      'The basis is the legal duty and public task of local government: Law 11/2009 on Social Welfare, Law 13/2011 on the Poor and Law 23/2014 on Local Government (article 20(2) of Law 27/2022 on Personal Data Protection). Where consent is needed it is asked for separately and may be refused.',
      'The purpose is social service alone: finding those in need, sharing the work, visiting, following up, and reporting numbers. Data are not sold and serve nothing else.',
    ] },
    { head: 'Who sees them', lines: [
      'The whole of a case: the team that works on it and the officers in charge. Every opening is logged.',
      'Workers of the area see a summary. Lurah and RT are told only who comes, when, and to how many homes, without names and needs.',
      'Confidential cases, such as violence or children, are read by their team alone. RT and RW are not told.',
      'A NIK is shown in part. Whoever opens it must write the reason, and the head reads that reason.',
      'Ministry and province receive numbers. Names go there only with a case that is referred to them.',
    ] },
    { head: 'For how long', lines: [
      'While the service lasts, then according to the retention schedule of the local archive. After that they are destroyed on record.',
      'The log of who opened and changed data is kept as long as the data, so that it can be checked.',
    ] },
    { head: 'How they are guarded', lines: [
      'NIK, family card number, telephone, address and story are encrypted with a key for each person. Backups are encrypted too.',
      'After a data breach you and the competent agency are told in writing within 3×24 hours.',
    ] },
    { head: 'Your rights', lines: [
      'You may know and get a copy of your data, and know who opened them.',
      'You may ask for data to be corrected, completed, restricted, or erased when there is no more basis for keeping them.',
      'You may withdraw consent, object, and claim damages when your data were misused.',
      'Using these rights never makes your service less.',
    ] },
    { head: 'How to ask', lines: [
      'Come, call or write to the data protection officer named below. Say what you ask for and how to reach you. Those who cannot write may have it written down for them; children ask through their guardian.',
      'Your request is recorded with its due time and answered within 3×24 hours; a refusal gives its reason in writing.',
      'If the answer does not satisfy you, you may complain to the personal data protection agency or the Ombudsman.',
    ] },
  ],
  contact: 'Whom to ask', choose: 'Choose the office', show: 'Show', officer: 'Data protection officer', none: 'Not yet filled in by this office. Ask by the telephone of the office.', phone: 'Telephone of the office', other: 'Bahasa Indonesia', sign_in: 'To the sign-in page', updated: 'In force since 22 November 2026',
}

const STYLE = `:root{color-scheme:light dark;--paper:#faf7f1;--ink:#16242a;--muted:#4a5a60;--sea:#123c4a;--line:#d9d3c7;--link:#1a5567}
@media(prefers-color-scheme:dark){:root{--paper:#10191d;--ink:#e8eef0;--muted:#a9b8bd;--line:#2c3c43;--link:#8fcadb}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{background:var(--sea);color:#fff;padding:.75rem 1rem}header div,main,footer{max-width:42rem;margin:0 auto}header div{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.5rem}
header a{color:#fff;display:inline-block;padding:.6rem .25rem;min-height:48px}main{padding:1rem}h1{font-size:1.75rem;line-height:1.2;margin:.75rem 0}h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem;border-top:1px solid var(--line);padding-top:1rem}
ul{padding-left:1.2rem;margin:0}li{margin:.4rem 0}p.lead,footer,dt{color:var(--muted)}dl{margin:0 0 1.25rem}dd{margin:0 0 .5rem;overflow-wrap:anywhere}a{color:var(--link)}footer{padding:1rem 1rem 3rem}
select,button{font:inherit;min-height:48px;padding:.4rem .75rem;border:1px solid var(--muted);border-radius:6px;background:var(--paper);color:var(--ink);max-width:100%}button{background:var(--sea);color:#fff;border-color:var(--sea)}form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin-bottom:1rem}
label{display:block}:focus-visible{outline:3px solid #c58a00;outline-offset:2px}@media print{header a,form,footer a{display:none}body{font-size:11pt;background:#fff;color:#000}}`

/** Writes the public notice as one page without script: what is kept, why, who sees it, how long, which rights, and whom to ask. */
export function noticePage(language: Language, offices: readonly NoticeOffice[], chosen?: string): string {
  const words = language === 'en' ? en : id
  const other = language === 'en' ? 'id' : 'en'
  const shown = offices.length <= MOST_SHOWN ? offices : offices.filter(({ code }) => code === chosen)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.title} · Pilar</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>
<header><div><b>Pilar</b><a href="/privasi?bahasa=${other}" lang="${other}" hreflang="${other}">${words.other}</a></div></header>
<main><h1>${words.title}</h1><p class="lead">${words.lead}</p>
${words.parts.map(({ head, lines }) => `<section><h2>${head}</h2><ul>${lines.map(line => `<li>${line}</li>`).join('')}</ul></section>`).join('\n')}
<section id="kontak"><h2>${words.contact}</h2>${offices.length > MOST_SHOWN ? choiceOf(words, language, offices, chosen) : ''}${shown.map(office => contactOf(words, office)).join('')}</section></main>
<footer><p>${words.updated}</p><p><a href="/">${words.sign_in}</a></p></footer></body></html>`
}

function choiceOf(words: Words, language: Language, offices: readonly NoticeOffice[], chosen: string | undefined): string {
  const options = offices.map(({ code, name }) => `<option value="${safe(code)}"${code === chosen ? ' selected' : ''}>${safe(name)}</option>`).join('')
  return `<form method="get" action="/privasi#kontak"><input type="hidden" name="bahasa" value="${language}"><label>${words.choose}<br><select name="kantor">${options}</select></label><button>${words.show}</button></form>`
}

function contactOf(words: Words, { name, phone, dpoName, dpoContact }: NoticeOffice): string {
  const officer = [dpoName, dpoContact].filter(part => !!part).map(part => safe(part!)).join('<br>') || words.none
  return `<h3>${safe(name)}</h3><dl><dt>${words.officer}</dt><dd>${officer}</dd><dt>${words.phone}</dt><dd>${safe(phone)}</dd></dl>`
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
