import { type Contents, optionsOf } from '#kernel/contents.ts'
import { messages as deskWords } from './messages.ts'
import { Breach, BREACH_DATA, BREACH_TOLD, closeBreach, handleBreach, recordBreach, tellBreach } from './rules.ts'

/** Incidents with data, and who read what. */
export const contents: Contents = {
  kinds: [Breach],
  desk: [recordBreach, handleBreach, tellBreach, closeBreach],
  deskWords: [deskWords],
  lists: { breach_data: BREACH_DATA, breach_stage: optionsOf(Breach.fields.stage), breach_told: BREACH_TOLD },
  looks: {
    '/lapangan/saya/data': ['psm', 'tksk'],
    '/kantor/log-akses': ['kepala_dinas', 'pejabat_pdp'],
    '/kantor/insiden': ['kepala_dinas', 'pejabat_pdp'],
    '/kantor/insiden/{breaches}': ['pejabat_pdp'],
    '/kantor/saya/data': ['kepala_dinas'],
  },
}
