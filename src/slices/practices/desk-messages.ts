const id = {
  'problem.practice.not_writer': 'Hanya penulisnya yang dapat menarik praktik ini.',
  'problem.practice.commended': 'Praktik ini sudah ditandai layak ditiru.',
  'field.sentence': 'Mengapa layak ditiru',
  'action.practice.commend': '{actor} menandai praktik baik layak ditiru.',
}

const en = {
  'problem.practice.not_writer': 'Only whoever wrote this practice may withdraw it.',
  'problem.practice.commended': 'This practice is marked as worth following already.',
  'field.sentence': 'Why it is worth following',
  'action.practice.commend': '{actor} marked a good practice as worth following.',
} satisfies Record<keyof typeof id, string>

/** What only the desk says of the rules of good practices. */
export const messages = { id, en }
