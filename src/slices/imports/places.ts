import { covers, levelOf, type Region } from '#kernel/region.ts'
import { plain, type Told } from './cells.ts'

/** A place of the office as its list names it. */
export type Place = { code: Region; name: string }

const PREFIX = /^(kelurahan|kel|desa|ds|kecamatan|kec|kabupaten|kab|kota|dusun)\s+/
const NEAR = 2
const MOST_NAMED = 4

/** Finds a place of a level among those of the office, as offices write it: `Kel. Paruga`, `PARUGA`, `Ds. Panda Kec. Palibelo`, or its code. */
export function placeIn(text: string, places: readonly Place[], level: number, within?: Region): Told<Region> {
  if (!text) return undefined
  const [own, kec] = partsOf(text)
  const all = places.filter(place => levelOf(place.code) === level)
  const code = codeIn(text)
  if (code) return all.some(place => place.code === code) ? { value: code } : { rule: 'import_place', limit: text.slice(0, 60) }
  const found = all.filter(place => plain(place.name) === own || joined(place.name) === own.replaceAll(' ', ''))
  const kecs = kec ? places.filter(place => levelOf(place.code) === 3 && plain(place.name) === kec).map(place => place.code) : []
  const other = kec && kecs.length === 0 ? all.find(place => plain(place.name) === kec.replace(PREFIX, '') && !found.includes(place)) : undefined
  if (other && found.length > 0) return { rule: 'import_two_places', limit: text.slice(0, 60) }
  const above = [...kecs, ...(within ? [within] : [])]
  const here = above.length > 0 ? found.filter(place => above.some(region => covers(region, place.code))) : found
  if (here.length === 1) return { value: here[0]!.code }
  if (found.length > 1) return { rule: 'import_place_many', limit: found.map(place => named(place, places)).join('; ') }
  if (found.length === 1) return { rule: 'import_place_elsewhere', limit: named(found[0]!, places) }
  const near = all.map(place => ({ place, far: distance(joined(place.name), own.replaceAll(' ', '')) })).filter(({ far }) => far <= NEAR).toSorted((a, b) => a.far - b.far).slice(0, MOST_NAMED)
  return near.length > 0 ? { rule: 'import_place_near', limit: near.map(({ place }) => named(place, places)).join('; ') } : { rule: 'import_place', limit: text.slice(0, 60) }
}

/** Tells whether a text says by its first word that it names a kelurahan or desa, as a line between the rows of a list does. */
export function isHeading(text: string): boolean {
  return /^(kelurahan|kel\.?|desa|ds\.?)\s*:?\s+\S/i.test(text.trim())
}

function partsOf(text: string): [string, string?] {
  const [first, second] = text.toLowerCase().replace(/:/g, ' ').split(/[,(/]?\s*\bkec(?:amatan)?\b\.?|[,(]/).map(part => plain(part))
  const own = (first ?? '').replace(PREFIX, '')
  return own ? [own, second || undefined] : [(second ?? '').replace(PREFIX, '')]
}

function codeIn(text: string): Region | undefined {
  const digits = text.replace(/\D/g, '')
  if (!/^[\d.\s]+$/.test(text)) return undefined
  if (digits.length === 10) return `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}`
  return digits.length === 6 ? `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4)}` : undefined
}

function joined(name: string): string {
  return plain(name).replaceAll(' ', '')
}

function named(place: Place, places: readonly Place[]): string {
  const kec = places.find(one => levelOf(one.code) === 3 && covers(one.code, place.code) && one.code !== place.code)
  return kec ? `${place.name} (Kec. ${kec.name})` : place.name
}

/** Counts the letters by which two words differ; more than NEAR is all the same. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > NEAR || Math.min(a.length, b.length) < 4) return NEAR + 1
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let at = 1; at <= b.length; at += 1) next.push(Math.min(next[at - 1]! + 1, before[at]! + 1, before[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1)))
    before = next
  }
  return before[b.length]!
}
