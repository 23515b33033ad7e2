const id = {
  'practice.title': 'Praktik baik',

  'problem.practice.withdrawn': 'Praktik ini sudah ditarik penulisnya.',

  'field.heading': 'Judul',
  'field.done': 'Apa yang dilakukan',
  'field.brought': 'Apa hasilnya',
  'field.forNeed': 'Untuk kebutuhan',
  'field.practiceId': 'Praktik baik',

  'action.practice.write': '{actor} menulis praktik baik.',
  'action.practice.withdraw': '{actor} menarik praktik baik.',
}

const en = {
  'practice.title': 'Good practices',

  'problem.practice.withdrawn': 'Its writer has withdrawn this practice.',

  'field.heading': 'Title',
  'field.done': 'What was done',
  'field.brought': 'What came of it',
  'field.forNeed': 'For which need',
  'field.practiceId': 'Good practice',

  'action.practice.write': '{actor} wrote down a good practice.',
  'action.practice.withdraw': '{actor} withdrew a good practice.',
} satisfies Record<keyof typeof id, string>

/** The words of the rules of good practices. */
export const messages = { id, en }
