import type { Contents } from '#kernel/contents.ts'
import { addService, editService, endService } from './catalogue.ts'
import { messages as deskWords } from './desk-messages.ts'
import { CHANNELS, LIMIT_UNITS, REQUEST_STAGES, Service, ServiceRequest } from './kinds.ts'
import { messages as told } from './messages.ts'
import { answer, askPapers, decide, draftAnswer, file, forward, link, receivePapers, SERVICE_FLOW, submit, withdraw } from './serve.ts'

/** The office's services, and what people ask of it. */
export const contents: Contents = {
  kinds: [Service, ServiceRequest],
  desk: [addService, editService, endService, file, receivePapers, askPapers, forward, submit, decide, answer, withdraw, link, draftAnswer],
  deskWords: [told, deskWords],
  lists: { limit_unit: LIMIT_UNITS, limit_name: LIMIT_UNITS, came_by: CHANNELS, request_stage: REQUEST_STAGES, request_step: ['terima', ...new Set(Object.values(SERVICE_FLOW).flatMap(steps => Object.keys(steps)))] },
  looks: {
    '/kantor/permohonan': ['front_office', 'kabid'],
    '/kantor/permohonan/baru': ['front_office'],
    '/kantor/permohonan/{service_requests}': ['front_office'],
    '/kantor/layanan': ['admin'],
  },
}
