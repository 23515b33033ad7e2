import { type Contents, optionsOf } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { cancel, join, keep, leave, move } from './go.ts'
import { answerInvite, invite } from './invite.ts'
import { BASES, DECLINE_REASONS, Invite, INVITE_STATES, KEEP_REASONS, NO_INVITE_REASONS, Overlap, Photo, PURPOSES, Reading, Trip, TRIP_SORTS, UNTOLD_REASONS, Visit } from './kinds.ts'
import { messages as words } from './messages.ts'
import { plan } from './plan.ts'
import { reassign } from './reassign.ts'
import { answerReport, attach, correct, read, report, reportUnannounced } from './report.ts'

/** The acts that a telephone carries. */
export const carried = [plan, join, leave, move, cancel, keep, reassign, invite, answerInvite, report, reportUnannounced, correct, read, answerReport, attach]

/** Plans and visits. */
export const contents: Contents = {
  kinds: [Trip, Visit, Overlap, Invite, Reading, Photo],
  carried,
  words: [words],
  deskWords: [deskWords],
  lists: {
    trip_sort: TRIP_SORTS, purpose: PURPOSES, basis: BASES, keep: KEEP_REASONS, untold: UNTOLD_REASONS, no_invite: NO_INVITE_REASONS, invite_state: INVITE_STATES, decline: DECLINE_REASONS,
    trip_state: optionsOf(Trip.fields.state), visit_state: optionsOf(Visit.fields.state), outcome: ['bertemu', 'tidak_bertemu'], overlap_choice: optionsOf(Overlap.fields.choice),
  },
  looks: {
    '/lapangan/rencana': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/rencana/baru': ['psm', 'tksk', 'tagana'],
    '/lapangan/catat': ['psm', 'tksk', 'tagana'],
    '/lapangan/kunjungan/{visits?state=selesai}': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/kunjungan/{visits?state=rencana}/lapor': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/rencana/{visits.tripId?state=selesai}?lama': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/rencana/{visits.tripId?state=rencana}': ['psm', 'tksk', 'tagana', 'lurah'],
    '/lapangan/pilar': ['koordinator_pilar'],
    '/kantor/hari': ['kabid', 'operator', 'kepala_dinas'],
    '/kantor/rencana': ['kabid', 'operator'],
    '/kantor/belum-dilibatkan': ['kabid'],
  },
}
