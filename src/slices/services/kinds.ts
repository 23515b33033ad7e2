import * as z from 'zod/mini'
import { day, flag, id, identityNumber, instant, int, maybe, named, oneOf, part, pattern, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { BIDANG } from '#slices/cases/kinds.ts'
import { phoneNumber } from '#slices/workers/rules.ts'

/** How a service's time limit counts: in minutes, in working days, or as it comes. */
export const LIMIT_UNITS = ['menit', 'hari_kerja', 'kondisional'] as const
/** Where a request stands, from the front office to its answer. */
export const REQUEST_STAGES = ['menunggu_syarat', 'diterima', 'diproses', 'diperiksa', 'disetujui', 'selesai', 'ditolak', 'ditarik'] as const
/** The stages at which a request still waits for the office, or for papers. */
export const OPEN_STAGES = ['menunggu_syarat', 'diterima', 'diproses', 'diperiksa', 'disetujui'] as const
/** How somebody came with a request. */
export const CHANNELS = ['loket', 'puskesos', 'pilar', 'surat', 'daring'] as const

/** What the office tells of a service: for whom, with what, at what cost, in which time, on which basis. */
export const serviceFields = {
  name: text(160), description: maybe(text(500)), eligibility: maybe(text(300)), requirements: texts(200, 30), cost: text(120), limit: maybe(int(1, 10_000)), limitUnit: oneOf(LIMIT_UNITS), basis: maybe(text(300)), bidang: maybe(oneOf(BIDANG)),
}

/** Layanan: one service of the office's catalogue. `year` and `last` count its requests. */
export const Service = kind('service', {
  table: 'services',
  fields: { code: pattern(/^[A-Z][A-Z0-9-]{1,19}$/, 'service_code', words => words.toUpperCase()), ...serviceFields, ended: flag(), year: maybe(int(1900, 2199)), last: int(0, 999_999) },
  trace: [], brief: ['code', ...Object.keys(serviceFields) as (keyof typeof serviceFields)[], 'ended'], list: ['code', ...Object.keys(serviceFields) as (keyof typeof serviceFields)[], 'ended'],
  filters: ['region', 'bidang', 'ended'], order: 'name', unique: [['code']], hidden: ['year', 'last'], officeOnly: true,
})
/** A service as stored. */
export type Service = RecordOf<typeof Service>

const Paper = z.object({ name: z.string(), at: z.nullish(z.string()), byName: z.nullish(z.string()) })
/** One paper that a service asks for, and when it was received by whom. */
export type Paper = z.infer<typeof Paper>
const Step = z.object({ step: z.string(), stage: z.string(), at: z.string(), byId: z.string(), byName: z.string() })
/** One step of a request, with who and when. */
export type Step = z.infer<typeof Step>

/** Who asks, sealed with a key of the request's own. */
export const applicantFields = { applicant: named(text(120)), nik: maybe(identityNumber()), phone: maybe(secret(phoneNumber())), address: maybe(secret(text(300))), /** For whom, when somebody comes for another. */ concerned: maybe(named(text(120))), note: maybe(secret(text(2000))) }

/** Permohonan layanan: what somebody asks of the office, with every step dated and its clock in working days. */
export const ServiceRequest = kind('service_request', {
  table: 'service_requests',
  fields: {
    number: text(60), serviceId: id(), serviceName: text(160), bidang: maybe(oneOf(BIDANG)), channel: oneOf(CHANNELS), ...applicantFields, caseId: maybe(id()), personId: maybe(id()), sealed: flag(),
    papers: part(z.array(Paper)), stage: oneOf(REQUEST_STAGES), day: day(), at: instant(), byId: id(), byName: text(120), trail: part(z.array(Step)), limit: maybe(int(1, 10_000)), limitUnit: oneOf(LIMIT_UNITS),
    /** The clock runs from the day on which the papers are complete; while some are missing it stands. */ startedAt: maybe(instant()), due: maybe(day()), dueAt: maybe(instant()), pausedAt: maybe(instant()),
    decidedAt: maybe(instant()), decidedByName: maybe(text(120)), answeredAt: maybe(instant()), answeredByName: maybe(text(120)), result: maybe(secret(text(1000))), reason: maybe(secret(text(500))), letterId: maybe(id()),
  },
  trace: [],
  brief: ['number', 'serviceId', 'serviceName', 'bidang', 'channel', 'applicant', 'stage', 'day', 'at', 'byName', 'limit', 'limitUnit', 'startedAt', 'due', 'dueAt', 'pausedAt', 'decidedAt', 'answeredAt', 'sealed'],
  list: ['number', 'serviceId', 'serviceName', 'bidang', 'channel', 'applicant', 'stage', 'day', 'at', 'limit', 'limitUnit', 'due', 'dueAt', 'pausedAt', 'answeredAt', 'sealed'],
  filters: ['region', 'stage', 'serviceId', 'bidang', 'caseId', 'day'], order: 'at', about: 'caseId', subject: 'id', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, officeOnly: true,
})
/** A request as stored. */
export type ServiceRequest = RecordOf<typeof ServiceRequest>
