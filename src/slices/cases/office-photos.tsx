import { useSay } from '#web/words.tsx'
import type { CaseFile } from './office-data.ts'

/** The photos of a visit, each opened on its own page. */
export function Photos({ of }: { of: NonNullable<CaseFile['photos']> }) {
  const say = useSay()
  if (!of.length) return null
  return (
    <ul className="photos">{of.map((photo, nth) => (
      <li key={photo.id}><a href={`/api/v1/photos/${photo.id}/bytes`} target="_blank" rel="noreferrer"><img src={`/api/v1/photos/${photo.id}/bytes`} alt={say('office.report.photo', { nth: nth + 1, of: of.length })} width={photo.width} height={photo.height} loading="lazy" /></a></li>
    ))}</ul>
  )
}
