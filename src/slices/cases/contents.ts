import { type Contents, optionsOf } from '#kernel/contents.ts'
import { take } from './alarm.ts'
import { messages as deskWords } from './desk-messages.ts'
import { addSubtype, confirm, edit, settle } from './edit.ts'
import { alarm, open } from './intake.ts'
import { Alarm, ALARM_STATES, BIDANG, Case, Member, NextStep, Remark, SEAL_ANSWERS, SOURCES, Subtype, URGENCIES } from './kinds.ts'
import { messages as words } from './messages.ts'
import { move } from './move.ts'
import { NEEDS, TYPE_CODES } from './needs.ts'
import { enterSealed, seal, shutOut, unseal } from './seal.ts'
import { STAGES, STEP_RULES } from './stages.ts'
import { addStep, assign, doStep, note, step, triage } from './work.ts'

/** The acts that a telephone carries. */
export const carried = [open, alarm, take, step, note, addStep, doStep, edit, confirm, settle]

/** Cases. */
export const contents: Contents = {
  kinds: [Case, Member, NextStep, Remark, Subtype, Alarm],
  carried,
  desk: [triage, assign, move, addSubtype, seal, unseal, enterSealed, shutOut],
  words: [words],
  deskWords: [deskWords],
  lists: {
    stage: STAGES, step: Object.keys(STEP_RULES), bidang: BIDANG, need: NEEDS, urgency: URGENCIES, urgency_hint: URGENCIES, source: SOURCES, seal: SEAL_ANSWERS, type: TYPE_CODES,
    member_role: optionsOf(Member.fields.role), step_state: optionsOf(NextStep.fields.state), settle_take: ['theirs', 'mine'], alarm_state: ALARM_STATES,
  },
  looks: {
    '/lapangan/kasus': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/kasus/{cases}': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/lapor': ['psm', 'tksk', 'tagana', 'lurah', 'ketua_rt', 'camat'],
    '/panti/lapor': ['petugas_panti'],
    '/kantor/laporan-masuk': ['kabid', 'operator'],
    '/kantor/kasus': ['kabid', 'operator', 'kepala_dinas'],
    '/kantor/kasus?q=ibu': ['kabid', 'operator'],
    '/kantor/kasus/baru': ['kabid', 'operator'],
    '/kantor/kasus/{cases}': ['kabid', 'operator', 'kepala_dinas'],
    '/kantor/subjenis': ['admin'],
  },
}
