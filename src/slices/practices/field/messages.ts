const id = {
  'practice.write': 'Tulis praktik baik', 'practice.none': 'Belum ada praktik baik.',
  'practice.commended': 'Layak ditiru', 'practice.withdrawn': 'Ditarik', 'practice.withdraw': 'Tarik praktik ini',
}

const en = {
  'practice.write': 'Write down a good practice', 'practice.none': 'No good practice yet.',
  'practice.commended': 'Worth following', 'practice.withdrawn': 'Withdrawn', 'practice.withdraw': 'Withdraw this practice',
} satisfies Record<keyof typeof id, string>

/** The words of the screens of good practices; on the phone they come with them. */
export const messages = { id, en }
