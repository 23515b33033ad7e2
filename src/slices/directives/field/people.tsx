import { useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { CheckRow, TextField } from '#web/kit/fields.tsx'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Post } from '#slices/workers/rules.ts'
import type { Part } from '../kinds.ts'

const MOST = 60
/** A list longer than this is searched. */
const LONG = 12

/** The posts of those whom this telephone knows and may choose, one for each worker, by name. */
export function usePeople(may: (post: Post) => boolean): readonly Post[] {
  const { worker } = useSession()
  const now = trueNow()
  const posts = useRecords(Post).filter(post => post.line === 'area' && post.workerId !== worker.id && isLive(post, dayAt(post.region, now)) && may(post))
  return [...new Map(posts.map(post => [post.workerId, post])).values()].toSorted((a, b) => a.workerName.localeCompare(b.workerName, 'id'))
}

/** Chooses people: all who hold a role with one tap, also those whom this telephone does not know, or one by one. */
export function People({ people, value, ...bound }: { people: readonly Post[]; id: string; label: string; value: readonly string[]; onValue(value: readonly string[]): void; fault: Fault | undefined }) {
  const say = useSay()
  const placeName = usePlaceName()
  const [typed, setTyped] = useState('')
  const all = [...new Set(people.map(({ role }) => role))].map(role => ({ value: role, count: people.filter(one => one.role === role).length })).filter(({ count }) => count > 1)
  const single = people.filter(({ role }) => !value.includes(role))
  const shown = single.filter(({ workerId, workerName }) => value.includes(workerId) || workerName.toLowerCase().includes(typed.trim().toLowerCase()))
  return (
    <>
      {single.length > LONG && <TextField id={`${bound.id}-cari`} type="search" label={say('app.search')} value={typed} onValue={setTyped} />}
      <CheckRow {...bound} value={value} options={[
        ...all.map(({ value, count }) => ({ value, label: say('app.all_of', { role: say(`role.${value}`) }), note: say('app.people', { count }) })),
        ...shown.slice(0, MOST).map(({ workerId, workerName, role, region }) => ({ value: workerId, label: workerName, note: `${say(`role.${role}`)} · ${placeName(region)}` })),
      ]} />
    </>
  )
}

/** The chosen as the parts of an audience. */
export function partsOf(people: readonly Post[], chosen: readonly string[]): Part[] {
  return chosen.map(one => (people.some(({ role }) => role === one) ? { role: one } : { worker: one }))
}
