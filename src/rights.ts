import { covers } from '#kernel/region.ts'
import type { Reading, Role, Sheet } from '#kernel/rights.ts'

// The one page of rights. Prose and reasons: decisions/0003-rights.md. Verbs are `noun.verb` as the actions are named.

const PUBLIC_READS: Record<string, Reading> = {
  office: { full: ['home'] }, unit: { full: ['home'] }, pillar: { full: ['home'] }, subtype: { full: ['home'] }, hotline: { full: ['home'] },
  post: { brief: ['home'], full: ['own'] }, worker: { brief: ['home'], full: ['own'] }, duty: { brief: ['home'], full: ['own'] }, warning: { brief: ['home'], full: ['own'] },
  notice_choice: { full: ['own'] }, import: { full: ['own'] }, import_row: { full: ['own'] }, directive: { full: ['own'] }, hearing: { full: ['own'] }, activity: { full: ['own'] }, service: { full: ['home'] }, reminder: { full: ['own'] }, voice: { full: ['own'] },
  meeting: { full: ['invited', 'own'] }, meeting_point: { full: ['invited'] }, meeting_line: { full: ['invited'] }, meeting_photo: { full: ['invited', 'own'] }, attendance: { full: ['own'] }, pledge: { full: ['home'] }, practice: { full: ['home'] }, holiday: { full: ['home'] },
  // whoever was called, wherever they work, and whoever answers for a finding
  incident: { full: ['own'] }, staff_incident: { full: ['own'] }, finding: { full: ['own'] },
}

/** Who calls meetings in an area reads those of the area, with who came. */
const MEETING_READS: Record<string, Reading> = {
  meeting_series: { full: ['area', 'own'] }, meeting: { full: ['area', 'invited', 'own'] }, meeting_point: { full: ['area', 'invited'] }, meeting_line: { full: ['area', 'invited'] }, meeting_photo: { full: ['area', 'invited', 'own'] }, attendance: { full: ['area', 'own'] },
}

const TEAM_READS: Record<string, Reading> = {
  ...PUBLIC_READS,
  post: { brief: ['home'], full: ['own', 'area', 'serving'] }, duty: { full: ['home'] },
  case: { trace: ['own'], full: ['team'] }, alarm: { full: ['team', 'own'] }, person: { full: ['team'] }, household: { full: ['team'] }, membership: { full: ['team'] },
  member: { full: ['team', 'own'] }, next_step: { full: ['team', 'own'] }, remark: { full: ['team', 'own'] }, reading: { full: ['team', 'own'] }, photo: { full: ['team', 'own'] },
  institution: { brief: ['home'] }, stay: { full: ['team'] }, incident: { full: ['team', 'own'] },
  referral: { full: ['team', 'own'] }, referral_step: { full: ['team'] },
  visit: { full: ['team', 'own'] }, trip: { full: ['own'] }, overlap: { full: ['own'] }, invite: { full: ['team', 'own'] }, notice: { full: ['own', 'addressed'] },
  consent: { full: ['team'] }, withdrawal: { full: ['team'] },
  assessment: { full: ['team'] }, plan: { full: ['team'] }, goal: { full: ['team'] }, deed: { full: ['team', 'own'] }, conference: { full: ['team', 'own'] }, provision: { full: ['team'] }, closure: { full: ['team'] },
}

const AREA_READS: Record<string, Reading> = {
  ...TEAM_READS,
  case: { trace: ['own'], brief: ['area'], full: ['team'] },
  visit: { brief: ['area'], full: ['team', 'own'] },
  trip: { brief: ['area'], full: ['own'] },
  // whom the pillars of a place look up again
  closure: { brief: ['area'], full: ['team'] },
}

/** The log of a house is read by those who work there; how it is kept and what it is to reach, by everybody of the office. */
const LOG_READS: Record<string, Reading> = {
  log_rule: { full: ['home'] }, log_target: { full: ['home'] }, log_note: { full: ['unit', 'own'] }, shift_handover: { full: ['unit', 'own'] }, care_note: { full: ['team', 'own', 'unit'] }, incident: { full: ['unit', 'team', 'own'] }, supervision: { full: ['unit'] }, finding: { full: ['unit', 'own'] },
}
const LOG_OFFICE_READS: Record<string, Reading> = {
  log_rule: { full: ['home'] }, log_target: { full: ['home'] }, log_note: { full: ['area'] }, shift_handover: { full: ['area'] }, care_note: { full: ['area', 'team'] }, incident: { full: ['area', 'team', 'own'] }, supervision: { full: ['area'] }, finding: { full: ['area', 'own'] },
}
/** What names somebody of a house is read at the office by the kabid and the head, unless they work in that house or are named. */
const APART: Record<string, Reading> = { staff_incident: { full: ['apart', 'own'] } }

/** What the province does for the houses of its own home, and for no other, and what it reads of them; of the others it sees that a day was told, and counts. */
const OWN_HOUSES = ['supervision.hold', 'log.remind', 'log.set', 'target.set', 'incident.take', 'incident.guard'] as const
const OWN_HOUSE_READS: Record<string, Reading> = { shift_handover: { full: ['home'] }, incident: { full: ['home', 'team', 'own'] }, staff_incident: { full: ['apart', 'own'] }, supervision: { full: ['home'] }, finding: { full: ['home', 'own'] } }

/** Residents of a unit, and those referred to it, are read by its staff like a team's own. */
const UNIT_READS: Record<string, Reading> = {
  ...TEAM_READS, ...LOG_READS,
  ...Object.fromEntries(['person', 'household', 'membership', 'member', 'next_step', 'remark', 'reading', 'photo', 'visit', 'consent', 'withdrawal', 'assessment', 'plan', 'goal', 'deed', 'conference', 'provision', 'closure'].map(kind => [kind, { full: [...TEAM_READS[kind]?.full ?? [], 'unit'] }])),
  case: { trace: ['own'], full: ['team', 'unit'] }, guest: { full: ['own', 'unit'] }, institution: { brief: ['home'], full: ['unit'] }, room: { full: ['unit'] }, stay: { full: ['team', 'unit'] }, letter: { full: ['own'] }, reception: { full: ['unit', 'own'] },
}

/** How an office's letters look and are numbered, and the letters and registers themselves; all of one office alone. */
const LETTER_SETTINGS: Record<string, Reading> = { letterhead: { full: ['home'] }, letter_register: { full: ['home'] }, letter_template: { full: ['home'] } }
const LETTER_READS: Record<string, Reading> = { ...LETTER_SETTINGS, letter: { full: ['home', 'own'] }, letter_number: { full: ['home'] } }

const OFFICE_READS: Record<string, Reading> = {
  ...PUBLIC_READS, ...MEETING_READS, ...LETTER_READS, ...LOG_OFFICE_READS,
  post: { full: ['home'] }, worker: { full: ['home'] }, breach: { full: ['own'] }, duty: { full: ['home'] }, warning: { full: ['home'] }, alarm: { full: ['area', 'team', 'own'] },
  case: { full: ['area', 'team'] }, person: { full: ['area', 'team'] }, household: { full: ['area', 'team'] }, membership: { full: ['area', 'team'] },
  member: { full: ['area', 'team'] }, next_step: { full: ['area', 'team', 'own'] }, remark: { full: ['area', 'team', 'own'] }, reading: { full: ['area', 'team', 'own'] },
  photo: { full: ['area', 'team', 'own'] }, visit: { full: ['area', 'team'] }, trip: { full: ['area', 'own'] }, overlap: { full: ['area', 'own'] }, invite: { full: ['area', 'team', 'own'] },
  notice: { full: ['area', 'own', 'addressed'] }, report: { full: ['area'] }, guest: { full: ['area'] }, service_request: { full: ['area', 'team'] }, institution: { brief: ['home'] }, room: { full: ['home'] }, stay: { full: ['area', 'team'] },
  referral: { full: ['area', 'team', 'own'] }, referral_step: { full: ['area', 'team'] }, reception: { full: ['area', 'own'] },
  consent: { full: ['area', 'team'] }, withdrawal: { full: ['area', 'team'] },
  assessment: { full: ['area', 'team'] }, plan: { full: ['area', 'team'] }, goal: { full: ['area', 'team'] }, deed: { full: ['area', 'team', 'own'] }, conference: { full: ['area', 'team', 'own'] }, provision: { full: ['area', 'team'] }, closure: { full: ['area', 'team'] },
}

/** Within a grant alone: visits, notices and overlaps without names of those visited, until unmasked with a reason. */
const INSPECTOR_READS: Record<string, Reading> = {
  ...PUBLIC_READS, post: { brief: ['home'], full: ['own'] }, inspection: { full: ['own'] }, unmasking: { full: ['own'] }, case: { brief: ['unmasked'] }, visit: { brief: ['inspected'], full: ['unmasked'] }, trip: { brief: ['inspected'] },
  overlap: { brief: ['inspected'] }, next_step: { brief: ['inspected'] }, notice: { full: ['inspected', 'addressed'] },
  // what is said about a leader, never by whom
  concern: { full: ['area'] },
}

/** Those who work on issues read what the field says; who sits at which desk is read by the superior and by whoever sits there. */
const LEAD_READS: Record<string, Reading> = { ...OFFICE_READS, voice: { full: ['area', 'own'] }, issue: { brief: ['area'], full: ['own'] }, issue_entry: { brief: ['area'], full: ['own'] }, activity: { full: ['area', 'own'] } }
const SUPERIOR_READS: Record<string, Reading> = { ...LEAD_READS, issue: { full: ['area'] }, issue_entry: { full: ['area'] } }

/** The head also reads who inspects the office, what was unmasked, and how far the words sent in the area have come: never what one recipient says to one sender. */
const HEAD_READS: Record<string, Reading> = { ...SUPERIOR_READS, directive: { brief: ['area'], full: ['own'] }, hearing: { brief: ['area'], full: ['own'] }, inspection: { full: ['home'] }, unmasking: { full: ['home'] } }

const FIELD_VERBS = [
  'case.refer', 'case.open', 'case.note', 'case.step', 'case.edit', 'visit.plan', 'visit.join', 'visit.report', 'visit.read', 'notice.answer', 'notice.share', 'step.add', 'step.do', 'directive.request', 'voice.raise', 'consent.take', 'practice.write', 'plan.make',
] as const
const KELURAHAN_VERBS = ['meeting.hold', 'directive.send', 'directive.request', 'case.open', 'visit.join', 'visit.read', 'notice.answer', 'notice.share', 'notice.record', 'door.neighbourhood', 'step.do', 'area.warn', 'figures.area', 'voice.raise'] as const
const OFFICE_VERBS = [...FIELD_VERBS, 'case.refer_out', 'meeting.hold', 'breach.record', 'case.triage', 'person.similar', 'person.reveal', 'trip.plan_for', 'notice.record', 'door.give', 'alarm.take', 'duty.manage', 'letter.draft', 'guest.receive', 'service.receive', 'service.process', 'log.read_all', 'log.remind', 'incident.take', 'consent.stop'] as const
/** Whoever keeps the register of panti and records who lives there, at the office or in the house itself. */
const HOUSING = ['institution.manage', 'stay.record'] as const
const LEAD_VERBS = [...OFFICE_VERBS, 'guest.erase', 'referral.answer', 'log.set', 'supervision.hold', 'target.set', 'pledge.manage', 'directive.send', 'case.assign', 'case.close', 'case.reopen', 'case.seal', 'case.unseal', 'quarantine.settle', 'sync.read', 'visit.answer', 'figures.read', 'worker.load', 'issue.handle', 'activity.accept', 'activity.remind', 'service.manage', ...HOUSING] as const
/** Whoever answers for a bidang or the office decides issues and requests for services; a proposal of policy is the head's and the secretary's. */
const DECIDES = ['issue.decide', 'service.decide'] as const
/** Whoever answers for a bidang or the office sees to what names somebody of a house. */
const GUARDS = ['incident.guard'] as const
/** A kabid or the head marks a practice as worth following. */
const COMMENDS = ['practice.commend'] as const
/** Whoever answers for a bidang or the office agrees that a service ends. */
const ENDS = ['closure.approve'] as const
/** Whoever answers for a bidang or the office signs letters. */
const SIGNS = ['letter.sign'] as const

const PILLAR_ROLES = ['psm', 'tksk', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'penyuluh', 'tagana', 'pordam', 'karang_taruna']
const DESK_ROLES = ['operator', 'front_office', 'back_office', 'manajer_slrt', 'ketua_tim', 'peksos', 'admin']
const OF_KELURAHAN = ['lurah', 'kasi_kesra']
/** Pillars, units and kelurahan, and who works at the desks: what the heads of a bidang send to. */
const BELOW = [...PILLAR_ROLES, 'koordinator_pilar', 'kepala_upt', 'petugas_panti', ...OF_KELURAHAN, ...DESK_ROLES]
/** Everybody in the area of the office. */
const EVERYBODY = [...BELOW, 'kabid', 'sekretaris', 'kepala_dinas', 'camat', 'kasi_kesos', 'ketua_rt', 'ketua_rw', 'inspektorat', 'petugas_tepercaya', 'pejabat_pdp']
/** Those above, whom a request upward may name. */
const ABOVE = ['koordinator_pilar', ...OF_KELURAHAN, 'camat', 'kasi_kesos', 'kepala_upt', ...DESK_ROLES, 'kabid', 'sekretaris', 'kepala_dinas']
/** The heads of an office ask the province as well. */
const ABOVE_OFFICE = [...ABOVE, 'dinas_provinsi']

/** Of requests for services they read those that they took in themselves. */
const COUNTER_READS: Record<string, Reading> = { ...AREA_READS, service_request: { full: ['own'] } }
const area: Role = { verbs: [...FIELD_VERBS, 'activity.write'], reads: AREA_READS, serves: true, asks: ABOVE }
/** The front office in the village: takes requests for services in, follows them and hands the answer over. */
const counter: Role = { ...area, verbs: [...area.verbs, 'service.receive'], reads: COUNTER_READS }
/** What is counted for those who answer for an area and may not read it. */
const AREA_COUNTS = ['overlap', 'next_step']

/** Who goes where in the area, by pillar and hour; of cases and visits nothing but their own. */
const team: Role = { verbs: [...FIELD_VERBS, 'activity.write', 'area.warn'], reads: { ...TEAM_READS, trip: AREA_READS.trip! }, serves: true, asks: ABOVE }
const kelurahan: Role = { serves: true, counts: AREA_COUNTS, verbs: KELURAHAN_VERBS, reads: { ...AREA_READS, ...MEETING_READS, notice: { full: ['posted', 'own', 'addressed'] } }, codes: { roles: ['psm', 'ketua_rt', 'ketua_rw'] }, sends: { to: ['ketua_rt', 'ketua_rw', ...PILLAR_ROLES] }, asks: ABOVE }
const neighbourhood: Role = {
  serves: true, verbs: ['case.open', 'notice.answer', 'voice.raise'],
  reads: { ...PUBLIC_READS, post: { full: ['own', 'announced'] }, worker: { full: ['own'] }, duty: { full: ['own'] }, case: { trace: ['own'] }, alarm: { full: ['own'] }, notice: { full: ['addressed'] } },
}
const kecamatan: Role = { serves: true, counts: AREA_COUNTS, asks: ABOVE, verbs: ['directive.request', 'notice.answer', 'notice.share', 'notice.stand_in', 'figures.area', 'voice.raise'], reads: { ...PUBLIC_READS, case: { trace: ['area'] }, visit: { brief: ['area'] }, trip: { brief: ['area'] }, notice: { full: ['posted', 'own', 'addressed'] } } }
const unit: Role = { house: true, asks: ABOVE, verbs: ['referral.answer', 'directive.request', 'case.open', 'notice.answer', 'step.do', 'voice.raise', 'guest.receive', 'stay.record', 'consent.take', 'log.write', 'shift.hand', 'incident.raise', 'finding.answer', 'plan.make', 'practice.write'], reads: UNIT_READS }
const desk: Role = { verbs: OFFICE_VERBS, reads: OFFICE_READS, office: true, asks: ABOVE }
const lead: Role = { verbs: LEAD_VERBS, reads: LEAD_READS, office: true, sends: { to: BELOW }, asks: ABOVE }

const HEADLESS = ['petugas_tepercaya', 'pejabat_pdp', 'inspektorat']

/** Roles that wait for the word of the office's head, once there is one. */
export const AWAITED: readonly string[] = ['kepala_dinas', 'sekretaris', 'kabid', 'kepala_upt', 'admin', ...HEADLESS]

/** Held by nobody and given by nobody: what a job may do in a home where whoever asked for it has no post. */
export const JOB_ROLE = 'sistem'

/** Held by nobody either: what a neighbour without an account may do at the public page, in the office's own name. */
export const PUBLIC_ROLE = 'warga'

/** Held by nobody either: under it the box lets arrive what was said without a name. */
export const UNNAMED_ROLE = 'tanpa_nama'

/** Held by nobody either: what a body without an account may do behind the link of one referral. */
export const BODY_ROLE = 'lembaga'

/** Role → verbs and readings for the whole product. */
export const rights: Sheet = {
  psm: area, tksk: area, fasilitator_slrt: counter, puskesos: counter, pendamping_sosial: area, sakti_peksos: area, penyuluh: area,
  tagana: team, pordam: team, karang_taruna: team,
  koordinator_pilar: { serves: true, counts: AREA_COUNTS, verbs: [...FIELD_VERBS, 'meeting.hold', 'notice.record', 'door.give', 'trip.reassign', 'worker.load', 'sync.read_pillar', 'figures.area', 'directive.send', 'activity.write', 'activity.check', 'activity.remind'], reads: { ...AREA_READS, activity: { full: ['pillar', 'own'] }, meeting_series: { full: ['own'] }, voice: { full: ['own', 'pillar'] }, notice: { full: ['posted', 'own', 'addressed'] } }, codes: { roles: PILLAR_ROLES, ownPillar: true }, sends: { to: PILLAR_ROLES, ownPillar: true }, asks: ABOVE },
  ketua_rt: neighbourhood, ketua_rw: neighbourhood,
  lurah: kelurahan, kasi_kesra: kelurahan,
  camat: kecamatan, kasi_kesos: kecamatan,
  operator: { ...desk, verbs: [...OFFICE_VERBS, 'quarantine.settle', 'sync.read', 'export.names', 'guest.erase', ...HOUSING] }, front_office: desk, back_office: desk, manajer_slrt: { ...desk, verbs: [...OFFICE_VERBS, 'service.decide'] },
  kabid: { ...lead, verbs: [...LEAD_VERBS, ...DECIDES, ...SIGNS, ...ENDS, ...GUARDS, ...COMMENDS, 'quarantine.guard', 'export.names', 'breach.handle', 'log.read_bidang'], reads: { ...SUPERIOR_READS, ...APART, breach: { full: ['home'] } } }, ketua_tim: lead, peksos: { ...lead, serves: true },
  sekretaris: { ...lead, asks: ABOVE_OFFICE, sends: { to: EVERYBODY }, logged: true, verbs: [...LEAD_VERBS, ...DECIDES, ...SIGNS, ...ENDS, ...GUARDS, 'letter.set', 'policy.decide', 'holiday.manage', 'inspection.grant', 'log.read'], reads: HEAD_READS },
  kepala_dinas: { ...lead, asks: ABOVE_OFFICE, sends: { to: EVERYBODY }, reads: { ...HEAD_READS, ...APART, breach: { full: ['home'] }, erasure: { full: ['home'] } }, logged: true, verbs: [...LEAD_VERBS, ...DECIDES, ...SIGNS, ...ENDS, ...GUARDS, ...COMMENDS, 'policy.decide', 'breach.handle', 'case.enter_sealed', 'inspection.grant', 'office.approve', 'erasure.decide', 'log.read', 'log.read_sealed'] },
  kepala_upt: { ...unit, verbs: [...unit.verbs, 'guest.erase', 'worker.load', 'institution.manage', 'letter.sign_house'], reads: { ...UNIT_READS, letter_register: { full: ['home'] }, activity: { full: ['unit', 'own'] } } }, petugas_panti: unit,
  dinas_provinsi: { sends: { to: ['kepala_dinas', 'sekretaris', 'kepala_upt'] }, verbs: ['notice.answer', 'meeting.hold', 'province.read', 'case.refer', 'case.refer_out', 'referral.answer', 'holiday.manage', 'directive.send', 'issue.handle', ...DECIDES, 'policy.decide', 'letter.draft', ...SIGNS, 'letter.set', 'log.read_all', 'activity.follow', ...OWN_HOUSES], reads: { ...TEAM_READS, ...LETTER_READS, ...OWN_HOUSE_READS, reception: { full: ['home', 'own'] }, activity: { full: ['line', 'own'] }, log_note: { trace: ['area'], full: ['home'] }, log_rule: { full: ['area'] }, log_target: { full: ['area'] }, meeting_series: { full: ['own'] }, issue: { full: ['home'] }, issue_entry: { full: ['home'] }, post: { brief: ['home'], full: ['own', 'coordinating'] }, office: { full: ['area', 'home'] }, unit: { full: ['area', 'home'] }, institution: { brief: ['area', 'home'] } }, counts: ['case', 'visit', 'notice', 'overlap', 'post', 'meeting', 'hearing', 'supervision', 'finding'], office: true },
  inspektorat: { verbs: ['inspection.unmask', 'figures.read', 'concern.answer'], reads: INSPECTOR_READS, watched: true, office: true },
  petugas_tepercaya: { verbs: ['voice.sender'], reads: { ...PUBLIC_READS, voice: { full: ['home'] }, concern: { full: ['home'] } }, office: true },
  pejabat_pdp: { verbs: ['log.read', 'log.read_sealed', 'breach.record', 'breach.handle', 'request.record', 'request.answer', 'person.erase'], reads: { ...PUBLIC_READS, breach: { full: ['home'] }, data_request: { full: ['home'] }, erasure: { full: ['home'] }, withdrawal: { brief: ['home'] } }, office: true },
  admin: {
    // how much open work somebody who leaves has: numbers, never a case
    counts: ['case', 'trip', 'next_step'],
    verbs: ['worker.manage', 'post.manage', 'unit.manage', 'pillar.manage', 'pledge.manage', 'office.set', 'session.code', 'sync.read', 'door.give', 'hotline.manage', 'holiday.manage', 'letter.set', 'log.set', 'service.manage'],
    reads: { ...PUBLIC_READS, ...LETTER_SETTINGS, log_rule: { full: ['home'] }, post: { full: ['area', 'own'] }, worker: { full: ['area', 'own'] }, unit: { full: ['area', 'home'] }, notice: { full: ['addressed'] } },
    office: true,
    grants: [
      'psm', 'tksk', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'penyuluh', 'tagana', 'pordam', 'karang_taruna', 'koordinator_pilar', 'ketua_rt', 'ketua_rw',
      'lurah', 'kasi_kesra', 'camat', 'kasi_kesos', 'operator', 'front_office', 'back_office', 'manajer_slrt', 'kabid', 'ketua_tim', 'peksos', 'sekretaris', 'kepala_dinas',
      'kepala_upt', 'petugas_panti', 'dinas_provinsi', 'admin', ...HEADLESS,
    ],
  },
  [PUBLIC_ROLE]: { verbs: ['case.open', 'report.send'], reads: {} },
  [JOB_ROLE]: { verbs: ['post.manage', 'worker.welcome', 'directive.deliver', 'issue.receive', 'referral.deliver', 'notice.prove', 'log.chase', 'incident.call', 'finding.remind', 'institution.warn'], reads: { unit: { full: ['home'] }, institution: { brief: ['home'] }, post: { full: ['area'] }, notice_choice: { full: ['home'] }, hearing: { full: ['area'] }, issue: { full: ['home'] }, deed: { full: ['house'] } } },
  [BODY_ROLE]: { verbs: ['referral.answer'], reads: { reception: { full: ['own'] } } },
  [UNNAMED_ROLE]: { verbs: ['voice.deliver'], reads: { voice: { full: ['home'] } } },
}

/** All names of roles that people hold, as data for forms and checks. */
export const ROLES = Object.keys(rights).filter(role => role !== JOB_ROLE && role !== PUBLIC_ROLE && role !== UNNAMED_ROLE && role !== BODY_ROLE) as [string, ...string[]]

/** Tells whether a role plans the visits of others: an office planner. */
export function plansForOthers(role: string): boolean {
  return !!rights[role]?.verbs.includes('trip.plan_for')
}

/** Tells whether a role sees, on either line, how much the workers below it do: numbers, never cases. */
export function seesLoad(role: string): boolean {
  return !!rights[role]?.verbs.includes('worker.load')
}

/** Tells whether a post's holder sends words to whoever holds another post: the role says to whom, the region where. */
export function sendsTo(post: { role: string; region: string; pillar?: string | null }, to: { role: string; region: string; pillar?: string | null }): boolean {
  const sends = rights[post.role]?.sends
  return !!sends?.to.includes(to.role) && covers(post.region, to.region) && (!sends.ownPillar || to.pillar === post.pillar)
}

/** Tells whether a post's holder may ask whoever holds another post for something: posted at the same place or above it. */
export function asksOf(post: { role: string; region: string }, to: { role: string; region: string }): boolean {
  return !!rights[post.role]?.asks?.includes(to.role) && covers(to.region, post.region)
}

/** Tells whether a post's holder may invite whoever holds another post: an office everybody of its area, others whom they may send words to or ask. */
export function invitesTo(post: { role: string; region: string; pillar?: string | null }, to: { role: string; region: string; pillar?: string | null }): boolean {
  return rights[post.role]?.office ? covers(post.region, to.region) : sendsTo(post, to) || asksOf(post, to)
}
