/** A Kemendagri region code `PP.KK.CC.DDDD`, any level; `00` is the nation. */
export type Region = string

/** The nation as a region: it covers every other. */
export const NATION: Region = '00'

/** Tells whether `area` is `place` or contains it; compares whole parts, so 52.7 does not cover 52.72. */
export function covers(area: Region, place: Region): boolean {
  return area === NATION || area === place || place.startsWith(`${area}.`)
}

/** Names the level of a code: 0 nation, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. */
export function levelOf(region: Region): number {
  return region === NATION ? 0 : region.split('.').length
}

/** Splits a code into the stored place columns; a level above the column repeats the nearest one (`kab` of `52` is `52`). */
export function placeOf(region: Region): { prov: Region; kab: Region; kec: Region; region: Region } {
  const parts = region.split('.')
  const upTo = (count: number) => parts.slice(0, count).join('.')
  return { prov: upTo(1), kab: upTo(2), kec: upTo(3), region }
}

/** The first home number of a kabupaten, province or national desk: its code's digits of the day the office joined. */
export function firstHome(region: Region): number {
  return Number(placeOf(region).kab.replaceAll('.', ''))
}

/** The place that a home's number names: what `firstHome` made it of. */
export function placeOfHome(home: number): Region {
  const digits = String(home)
  return digits.length < 3 ? digits.padStart(2, '0') : `${digits.slice(0, 2)}.${digits.slice(2)}`
}

/** Tells whether a text has the form of a region code. */
export function isRegion(text: string): boolean {
  return /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(text)
}
