import { useEffect, useState } from 'react'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { sortOf } from '#slices/regions/rules.ts'

type Place = { code: Region; name: string; level?: number }

/** A full-screen list of the places one works in, with a filter; leads down from kecamatan to kelurahan. */
export function RegionChooser({ title, within, names = {}, onChoose, onCancel }: { title: string; within: readonly Region[]; names?: Readonly<Record<Region, string>>; onChoose(place: Place): void; onCancel(): void }) {
  const say = useSay()
  const [under, setUnder] = useState<Region | undefined>(within.length === 1 && levelOf(within[0]!) < 4 ? within[0] : undefined)
  const [filter, setFilter] = useState('')
  const { places, problem, busy, retry } = usePlaces(within, names, under, filter.trim())
  const shown = places?.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()))
  const choose = (place: Place) => {
    if (levelOf(place.code) >= 4) onChoose(place)
    else { setUnder(place.code); setFilter('') }
  }
  return (
    <Page title={title}>
      <div><Button tone="quiet" onPress={onCancel}>{say('app.back')}</Button></div>
      <TextField id="region-filter" type="search" label={say('regions.filter')} value={filter} onValue={setFilter} />
      <Refusal problem={problem} />
      {problem && <Button onPress={retry}>{say('app.retry')}</Button>}
      {!shown && busy && <Skeleton rows={5} />}
      {shown?.length === 0 && <EmptyState title={say('app.nothing_found')} />}
      {shown && shown.length > 0 && (
        <ul className="list">{shown.map(place => (
          <li key={place.code}><button type="button" className="btn picker btn-quiet" onClick={() => choose(place)}><span>{place.name}</span><small>{say(`place_sort.${sortOf(place.code)}`)}</small></button></li>
        ))}</ul>
      )}
    </Page>
  )
}

const SEARCH_FROM = 3

function usePlaces(within: readonly Region[], names: Readonly<Record<Region, string>>, under: Region | undefined, filter: string) {
  const { http } = useApp()
  const { places: known, posts } = useSession()
  const [places, setPlaces] = useState<readonly Place[]>()
  const [tries, setTries] = useState(0)
  const { problem, busy, attempt } = useAttempt()
  const search = filter.length >= SEARCH_FROM && under && levelOf(under) <= 2 ? filter : ''
  // the places under one's own areas came with the session: they open without a line
  const isOwn = !!under && posts.some(post => post.line === 'area' && covers(post.region, under))
  const held = under ? Object.entries(known).filter(([code]) => levelOf(code) === levelOf(under) + 1 && covers(under, code)).map(([code, name]) => ({ code, name })).toSorted((a, b) => (a.code < b.code ? -1 : 1)) : []
  useEffect(() => {
    let stale = false
    if (!under) setPlaces(within.map(code => ({ code, name: names[code] ?? known[code] ?? code })))
    else if (!search && isOwn && held.length > 0) setPlaces(held)
    else void attempt(async () => {
      const query = search ? `q=${encodeURIComponent(search)}&within=${under}` : `under=${under}`
      const { items } = await http.get<{ items: Place[] }>(`/api/v1/regions?${query}`)
      if (!stale) setPlaces(items)
    })
    return () => { stale = true }
  }, [under, search, tries]) // the places of a session do not change under the hand
  return { places, problem, busy, retry: () => setTries(tries + 1) }
}
