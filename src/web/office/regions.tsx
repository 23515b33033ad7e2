import { useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { levelOf, placeOf, type Region } from '#kernel/region.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Choose, Find, narrowed } from './fields.tsx'
import { address, useQuery } from './query.ts'
import { useKelurahan } from './store.tsx'

type Fields = { id: string; label: string; hint?: string; optional?: boolean; fault?: Fault; value: string; onValue(value: string): void }
/** A place as the region list tells it. */
export type PlaceRow = { code: Region; name: string; level?: number }

/** Finds a kelurahan of the worker's own areas. */
export function KelurahanFind(fields: Fields) {
  const all = useKelurahan()
  const [typed, setTyped] = useState('')
  const exact = all.some(option => option.label === typed)
  return <Find {...fields} onTyped={setTyped} options={exact ? all : narrowed(all, typed)} />
}

/** Narrows a list by kelurahan. */
export function KelurahanChoose(fields: Fields) {
  const say = useSay()
  return <Choose {...fields} options={useKelurahan()} empty={say('office.all_kelurahan')} />
}

/** Chooses a place of any level within an area, one level after the other, over the real regions. */
export function RegionSteps({ id, label, hint, fault, value, onValue, within }: Fields & { within: Region }) {
  const say = useSay()
  const top = levelOf(within)
  const chosen = value && levelOf(value) > top ? value : ''
  const kec = chosen ? placeOf(chosen).kec : ''
  const kab = chosen && top < 2 ? placeOf(chosen).kab : ''
  return (
    <div className="region-steps" role="group" aria-label={label}>
      {top < 4 && <p className="of" aria-hidden>{label}</p>}
      {top < 2 && <Level id={id} under={within} label={say('office.kabupaten')} value={kab} onValue={next => onValue(next || within)} whole={within} hint={hint} fault={fault} />}
      {(top === 2 || kab) && top < 3 && <Level id={top < 2 ? `${id}-kec` : id} under={top === 2 ? within : kab} label={say('office.kecamatan')} value={levelOf(kec || '00') >= 3 ? kec : ''} onValue={next => onValue(next || (top === 2 ? within : kab))} whole={top === 2 ? within : kab} hint={top < 2 ? undefined : hint} fault={top < 2 ? undefined : fault} />}
      {(top === 3 || levelOf(kec || '00') >= 3) && top < 4 && <Level id={top === 3 ? id : `${id}-kel`} under={top === 3 ? within : kec} label={say('office.kelurahan')} value={levelOf(chosen || '00') === 4 ? chosen : ''} onValue={next => onValue(next || (top === 3 ? within : kec))} whole={top === 3 ? within : kec} />}
      {top === 4 && <PlaceLine code={within} label={label} />}
    </div>
  )
}

function Level({ under, whole, ...fields }: Fields & { under: Region; whole: Region }) {
  const say = useSay()
  const placeName = usePlaceName()
  const { data } = useQuery<{ items: PlaceRow[] } | PlaceRow[]>(address('/api/v1/regions', { under }))
  const items = (Array.isArray(data) ? data : data?.items ?? []).filter(({ code }) => levelOf(code) === levelOf(under) + 1)
  return <Choose {...fields} empty={say('office.whole_of', { place: placeName(whole) })} options={items.map(({ code, name }) => ({ value: code, label: name }))} />
}

function PlaceLine({ code, label }: { code: Region; label: string }) {
  const placeName = usePlaceName()
  return <p>{label}: {placeName(code)}</p>
}
