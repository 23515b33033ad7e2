const id = {
  'notice.service.waits': 'Permohonan layanan dari {otherName} menunggu keputusan Anda.',
  'notice.service.agreed': '{otherName} menyetujui permohonan layanan yang Anda ajukan.',
  'notice.service.refused': '{otherName} menolak permohonan layanan yang Anda ajukan.',
  'notice.service.returned': '{otherName} mengembalikan permohonan layanan untuk diperbaiki.',
}

const en = {
  'notice.service.waits': 'A request for a service, from {otherName}, waits for your decision.',
  'notice.service.agreed': '{otherName} agreed to the request for a service that you brought.',
  'notice.service.refused': '{otherName} refused the request for a service that you brought.',
  'notice.service.returned': '{otherName} returned the request for a service for correction.',
} satisfies Record<keyof typeof id, string>

/** What is told about requests for services. */
export const messages = { id, en }
