const id = {
  'problem.guest.erased': 'Data tamu ini sudah dihapus.',
  'action.guest.correct': '{actor} membetulkan catatan tamu.',
  'action.guest.erase': '{actor} menghapus data seorang tamu.',
}

const en = {
  'problem.guest.erased': 'The data of this guest have been erased.',
  'action.guest.correct': '{actor} corrected the record of a guest.',
  'action.guest.erase': '{actor} erased the data of a guest.',
} satisfies Record<keyof typeof id, string>

/** What only the desk says of the guest book's rules. */
export const messages = { id, en }
