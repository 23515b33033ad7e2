import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { id, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { Hotline, publicPhone, SERVICES } from './kinds.ts'

/** The numbers that answer everywhere in Indonesia, for services of which an office has not yet written its own. */
const NATIONAL: Partial<Record<Hotline['service'], string>> = { polsek: '110', ambulans: '119' }
/** A number to call, as a screen shows it. */
export type Call = { service: Hotline['service']; phone: string; name?: string | null; note?: string | null; region?: Region; national?: true }

/** Writes down a number to call in danger, for a kelurahan, a kecamatan or the whole office. */
export const addHotline = action('hotline.add', z.strictObject({ id: maybe(id()), region: region(), service: oneOf(SERVICES), name: text(120), phone: publicPhone(), note: maybe(text(160)) }), async ({ allow, newId }, input) => {
  allow('hotline.manage', input.region)
  return { changes: [add(Hotline, { ...input, id: input.id ?? newId(), ended: false })] }
}, ({ region: place }) => (place && levelOf(place) < 2 ? [{ at: 'region', rule: 'kabupaten' }] : []))

/** Corrects a number, its name or its note. */
export const editHotline = action('hotline.edit', z.strictObject({ hotlineId: id(), name: maybe(text(120)), phone: maybe(publicPhone()), note: maybe(text(160)) }), async ({ allow, desk }, { hotlineId, ...input }) => {
  const hotline = await desk.get(Hotline, hotlineId)
  allow('hotline.manage', hotline.region)
  return { changes: [set(Hotline, hotline, Object.fromEntries(Object.entries(input).filter(([, value]) => value)))] }
})

/** Takes a number away; nothing is deleted. */
export const endHotline = action('hotline.end', z.strictObject({ hotlineId: id() }), async ({ allow, desk }, input) => {
  const hotline = await desk.get(Hotline, input.hotlineId)
  allow('hotline.manage', hotline.region)
  return { changes: hotline.ended ? [] : [set(Hotline, hotline, { ended: true })] }
})

/** Picks the numbers to call for a place: of each service those of the nearest area that has any; the office's own telephone and the national numbers stand in for what is missing. */
export function numbersFor(place: Region, hotlines: readonly Pick<Hotline, 'region' | 'service' | 'name' | 'phone' | 'note' | 'ended'>[], office?: { name: string; phone?: string | null; region: Region }): Call[] {
  const here = hotlines.filter(one => !one.ended && covers(one.region, place))
  return SERVICES.flatMap((service): Call[] => {
    const found = here.filter(one => one.service === service)
    const nearest = Math.max(...found.map(one => levelOf(one.region)))
    if (found.length > 0) return found.filter(one => levelOf(one.region) === nearest).map(({ name, phone, note, region: of }) => ({ service, name, phone, note, region: of }))
    if (service === 'dinsos_malam' && office?.phone) return [{ service, name: office.name, phone: office.phone, region: office.region }]
    return NATIONAL[service] ? [{ service, phone: NATIONAL[service], national: true }] : []
  })
}
