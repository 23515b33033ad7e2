import { plain, type Told } from './cells.ts'

/** A role in the field's own words, with what else the words tell. */
export type RoleWords = { role: string; pillar?: string; rt?: string; rw?: string }

// the first form that fits counts; longer words stand before the shorter ones within them
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bketua rt\b|\brt\b/, 'ketua_rt'], [/\bketua rw\b|\brw\b/, 'ketua_rw'],
  [/\btksk\b|tenaga kesejahteraan sosial/, 'tksk'], [/\bpsm\b|pekerja sosial masyarakat/, 'psm'], [/\btagana\b|taruna siaga/, 'tagana'], [/\bpordam\b|pelopor perdamaian/, 'pordam'], [/karang taruna|\bkartar\b/, 'karang_taruna'],
  [/puskesos/, 'puskesos'], [/manajer slrt|manager slrt/, 'manajer_slrt'], [/front office|\bloket\b/, 'front_office'], [/back office/, 'back_office'], [/fasilitator|\bslrt\b/, 'fasilitator_slrt'],
  [/sakti peksos|satuan bakti/, 'sakti_peksos'], [/pendamping|\bpkh\b/, 'pendamping_sosial'], [/penyuluh/, 'penyuluh'],
  [/kasi kesos|seksi kesos|kesejahteraan sosial kecamatan/, 'kasi_kesos'], [/kasi kesra|seksi kesra|\bkesra\b|kesejahteraan rakyat/, 'kasi_kesra'], [/\bcamat\b/, 'camat'], [/\blurah\b|kepala desa|\bkades\b/, 'lurah'],
  [/sekretaris dinas|\bsekdis\b/, 'sekretaris'], [/kepala dinas|\bkadis\b/, 'kepala_dinas'], [/kepala bidang|\bkabid\b/, 'kabid'], [/ketua tim/, 'ketua_tim'],
  [/kepala upt|kepala panti/, 'kepala_upt'], [/petugas panti|pengasuh/, 'petugas_panti'], [/operator/, 'operator'], [/\bpeksos\b|pekerja sosial/, 'peksos'], [/^admin( dinas)?$/, 'admin'],
]
const PILLARS = new Set(['psm', 'tksk', 'tagana', 'pordam', 'karang_taruna', 'puskesos', 'fasilitator_slrt', 'sakti_peksos', 'pendamping_sosial', 'penyuluh'])

/** Reads a role as offices write it: `Anggota PSM`, `Ketua RT 05/RW 02`, `Koordinator Tagana`. */
export function roleIn(text: string): Told<RoleWords> {
  const words = plain(text)
  if (!words) return undefined
  const pieces = text.split(/\s*(?:[/,;&+]|\bdan\b)\s*/i).map(piece => roleOf(plain(piece))).filter((role): role is string => !!role && role !== 'ketua_rw')
  if (new Set(pieces).size > 1) return { rule: 'import_two_roles', limit: text.slice(0, 60) }
  const role = roleOf(words)
  if (!role) return { rule: 'import_role', limit: text.slice(0, 60) }
  const [rt, rw] = [/\brt\b\s*(\d{1,3})/.exec(words)?.[1], /\brw\b\s*(\d{1,3})/.exec(words)?.[1]].map(part => part?.padStart(3, '0'))
  if (/\bkoord/.test(words)) return { value: { role: 'koordinator_pilar', ...(PILLARS.has(role) ? { pillar: role } : {}) } }
  return { value: { role, ...(PILLARS.has(role) ? { pillar: role } : {}), ...(rt ? { rt } : {}), ...(rw ? { rw } : {}) } }
}

function roleOf(words: string): string | undefined {
  return FORMS.find(([form]) => form.test(words))?.[1]
}
