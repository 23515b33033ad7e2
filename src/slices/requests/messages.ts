const id = {
  'action.request.record': '{actor} mencatat permintaan subjek data.',
  'action.request.answer': '{actor} menjawab permintaan subjek data.',
  'action.erasure.ask': '{actor} meminta persetujuan menghapus data.',
  'action.erasure.decide': '{actor} memutuskan permintaan penghapusan data.',
  'action.person.erase': '{actor} menghapus data atas permintaan yang bersangkutan.',
  'fault.not_erasure': 'Permintaan ini bukan permintaan penghapusan.',
  'fault.request_answered': 'Permintaan ini sudah dijawab. Muat ulang halaman.',
  'fault.asked_already': 'Penghapusan ini sudah diajukan. Muat ulang halaman.',
  'fault.erasure_state': 'Penghapusan ini sudah diputuskan, atau belum disetujui. Muat ulang halaman.',
  'fault.no_person': 'Kasus ini tentang satu keluarga. Pilih kasus yang menyangkut orangnya.',
  'field.erasureId': 'Penghapusan',
  'field.blank': 'Catatan lain yang dikosongkan',
  'field.whom': 'Data siapa',
  'field.asker': 'Siapa yang meminta',
  'field.channel': 'Masuk lewat',
  'field.receivedAt': 'Diterima pada',
  'field.requestId': 'Permintaan',
}

const en = {
  'action.request.record': '{actor} took down a request of a data subject.',
  'action.request.answer': '{actor} answered a request of a data subject.',
  'action.erasure.ask': '{actor} asked for consent to erase data.',
  'action.erasure.decide': '{actor} decided on a request to erase data.',
  'action.person.erase': '{actor} erased the data as the person concerned had asked.',
  'fault.not_erasure': 'This request does not ask for erasure.',
  'fault.request_answered': 'This request has been answered. Reload the page.',
  'fault.asked_already': 'This erasure has been asked for already. Reload the page.',
  'fault.erasure_state': 'This erasure has been decided, or is not agreed yet. Reload the page.',
  'fault.no_person': 'This case is about a whole family. Choose a case about the person.',
  'field.erasureId': 'Erasure',
  'field.blank': 'Other records to be blanked',
  'field.whom': 'Whose data',
  'field.asker': 'Who asks',
  'field.channel': 'Came by',
  'field.receivedAt': 'Received',
  'field.requestId': 'Request',
} satisfies Record<keyof typeof id, string>

/** The words of requests about one's own data. */
export const messages = { id, en }
