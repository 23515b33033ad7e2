const id = {
  'practice.lead': 'Cara kerja yang terbukti menolong, ditulis untuk semua di kantor.', 'practice.any_need': 'Semua kebutuhan', 'practice.by': 'Ditulis oleh',
  'practice.commend': 'Tandai layak ditiru', 'practice.saved': 'Praktik baik tersimpan.', 'practice.marked': 'Praktik ini ditandai layak ditiru.', 'practice.back': 'Semua praktik baik',
}

const en = {
  'practice.lead': 'Ways of working that helped, written down for everybody at the office.', 'practice.any_need': 'All needs', 'practice.by': 'Written by',
  'practice.commend': 'Mark as worth following', 'practice.saved': 'The practice is saved.', 'practice.marked': 'This practice is marked as worth following.', 'practice.back': 'All good practices',
} satisfies Record<keyof typeof id, string>

/** The words of its pages at the desk; those it shares with the phone are its field's. */
export const messages = { id, en }
