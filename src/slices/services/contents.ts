import type { Contents } from '#kernel/contents.ts'
import { addService, editService, endService } from './catalogue.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Service, ServiceRequest } from './kinds.ts'
import { messages as told } from './messages.ts'
import { messages as screens } from './screen-messages.ts'
import { answer, askPapers, decide, draftAnswer, file, forward, link, receivePapers, submit, withdraw } from './serve.ts'

/** The office's services, and what people ask of it. */
export const contents: Contents = {
  kinds: [Service, ServiceRequest],
  desk: [addService, editService, endService, file, receivePapers, askPapers, forward, submit, decide, answer, withdraw, link, draftAnswer],
  deskWords: [told, deskWords, screens],
  looks: {
    '/kantor/permohonan': ['front_office', 'kabid'],
    '/kantor/permohonan/baru': ['front_office'],
    '/kantor/permohonan/{service_requests}': ['front_office'],
    '/kantor/layanan': ['admin'],
  },
}
