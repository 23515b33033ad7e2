const id = {
  'action.request.record': '{actor} mencatat permintaan subjek data.',
  'action.request.answer': '{actor} menjawab permintaan subjek data.',
  'field.asker': 'Siapa yang meminta',
  'field.channel': 'Masuk lewat',
  'field.receivedAt': 'Diterima pada',
  'field.requestId': 'Permintaan',
}

const en = {
  'action.request.record': '{actor} took down a request of a data subject.',
  'action.request.answer': '{actor} answered a request of a data subject.',
  'field.asker': 'Who asks',
  'field.channel': 'Came by',
  'field.receivedAt': 'Received',
  'field.requestId': 'Request',
} satisfies Record<keyof typeof id, string>

/** The words of requests about one's own data. */
export const messages = { id, en }
