const id = {
  'consent_purpose.asesmen': 'Asesmen', 'consent_purpose.layanan': 'Menerima layanan dan bantuan', 'consent_purpose.rujukan': 'Rujukan ke lembaga lain', 'consent_purpose.berbagi_data': 'Berbagi data dengan instansi lain',
  'consent_purpose.foto': 'Foto untuk berkas', 'consent_purpose.publikasi': 'Foto atau cerita untuk umum',
  'consent_by.sendiri': 'Yang bersangkutan', 'consent_by.wali': 'Orang tua atau wali', 'consent_by.wakil': 'Wakil atau kuasa', 'consent_by.tidak_dapat': 'Belum dapat dimintai persetujuan',
  'consent_how.tanda_tangan': 'Tanda tangan', 'consent_how.cap_jempol': 'Cap jempol', 'consent_how.lisan': 'Lisan, di depan saksi',
  'consent_state.berlaku': 'Berlaku', 'consent_state.ditinjau': 'Perlu dipastikan',

  'action.consent.take': '{actor} mencatat persetujuan.',
  'action.consent.withdraw': '{actor} mencatat bahwa persetujuan ditarik.',
  'action.consent.stop': '{actor} menghentikan pemrosesan data.',
  'action.consent.settle': '{actor} memastikan persetujuan yang meragukan.',

  'notice.consent.withdrawn': 'Persetujuan dalam kasus yang Anda pegang ditarik. Hentikan pemrosesannya dalam 3×24 jam, lalu catat.',

  'problem.consent.needed': 'Belum ada persetujuan untuk ini. Mintalah persetujuan lebih dahulu.',
  'problem.consent.stopped': 'Pemrosesan sudah dicatat berhenti.',
  'problem.consent.holds_not': 'Persetujuan ini sudah ditarik. Muat ulang halaman.',

  'fault.never_without': 'Foto dan publikasi tidak boleh tanpa persetujuan. Hapus pilihan ini.',
  'fault.explain_first': 'Jelaskan lebih dahulu untuk apa data dipakai, lalu centang.',
  'fault.mark_or_paper': 'Ambil tanda tangan atau cap jempol, atau tulis di mana kertasnya disimpan.',
  'fault.guardian': 'Anak belum dapat menyetujui sendiri. Pilih orang tua, wali, atau wakil.',
  'fault.mark': 'Gambar tidak terbaca. Ulangi.',

  'field.purposes': 'Menyetujui apa', 'field.givenBy': 'Siapa yang menyetujui', 'field.manner': 'Cara menyetujui', 'field.giver': 'Nama pemberi persetujuan',
  'field.witness': 'Saksi', 'field.childView': 'Pendapat anak', 'field.explained': 'Sudah dijelaskan', 'field.mark': 'Tanda tangan atau cap jempol',
  'field.paper': 'Tempat lembar kertas',
}

const en = {
  'consent_purpose.asesmen': 'Assessment', 'consent_purpose.layanan': 'Receiving services and aid', 'consent_purpose.rujukan': 'Referral to another body', 'consent_purpose.berbagi_data': 'Sharing data with other bodies',
  'consent_purpose.foto': 'Photos for the file', 'consent_purpose.publikasi': 'Photos or story for the public',
  'consent_by.sendiri': 'The person', 'consent_by.wali': 'Parent or guardian', 'consent_by.wakil': 'Representative', 'consent_by.tidak_dapat': 'Cannot be asked yet',
  'consent_how.tanda_tangan': 'Signature', 'consent_how.cap_jempol': 'Thumb print', 'consent_how.lisan': 'Spoken, before a witness',
  'consent_state.berlaku': 'Valid', 'consent_state.ditinjau': 'To be confirmed',

  'action.consent.take': '{actor} recorded a consent.',
  'action.consent.withdraw': '{actor} recorded that a consent was withdrawn.',
  'action.consent.stop': '{actor} stopped the processing for which consent was withdrawn.',
  'action.consent.settle': '{actor} made sure of a consent that crossed with its withdrawal.',

  'notice.consent.withdrawn': 'A consent in a case that you answer for was withdrawn. Stop the processing within 3×24 hours and write it down.',

  'problem.consent.needed': 'Nobody has agreed to this yet. Ask for consent first.',
  'problem.consent.stopped': 'The processing is on record as stopped.',
  'problem.consent.holds_not': 'This consent was withdrawn already. Reload the page.',

  'fault.never_without': 'Photos and publication need consent. Remove this choice.',
  'fault.explain_first': 'Explain first what the data are used for, then tick this.',
  'fault.mark_or_paper': 'Take the signature or thumb print on the screen, or write where the sheet of paper is kept.',
  'fault.guardian': 'A child cannot agree alone. Choose a parent, guardian or representative.',
  'fault.mark': 'The picture of the signature or thumb print cannot be read. Take it again.',

  'field.purposes': 'Agrees to what', 'field.givenBy': 'Who agrees', 'field.manner': 'How it was given', 'field.giver': 'Name of whoever agreed',
  'field.witness': 'Witness', 'field.childView': 'What the child says', 'field.explained': 'Was explained', 'field.mark': 'Signature or thumb print',
  'field.paper': 'Where the paper is kept',
} satisfies Record<keyof typeof id, string>

/** The words of consent's rules. */
export const messages = { id, en }
