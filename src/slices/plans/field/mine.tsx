import { useMemo, useSyncExternalStore } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { useNow, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { List, ListRow, PlainRow, Section } from '#web/kit/list.tsx'
import { dueWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { type Task, TASK_KINDS } from '#slices/plans/tasks.ts'
import { DeedRow } from './deed.tsx'
import { tasksHere } from './held.ts'

const FEW = 8
const HOURLY_MS = 3_600_000
/** Which form of the plan's page does it; whatever stands nowhere here is done at the desk. */
const FORMS: Readonly<Record<string, string>> = { stop: 'consent.stop', assess: 'assessment.record', agree: 'plan.agree' }
/** Where a task is done when it is not on the page of the plan. */
const PLACES: Readonly<Record<string, (caseId: string) => string>> = { consent: id => `/kasus/${id}/persetujuan`, aftercare: id => `/rencana/baru?kasus=${id}`, referral: id => `/kasus/${id}/rujuk` }

/** What everything that tasks look at follows. */
const FOLLOWED = [...TASK_KINDS.map(({ name }) => name), 'case', 'post', 'member', 'holiday']

/** Tugas saya: what rules and plans ask, soonest first; each leads to where it is done. */
export function MyTasks() {
  const say = useSay()
  const { memory } = useApp()
  const { worker, posts } = useSession()
  const cases = useRecords(Case)
  const version = useSyncExternalStore(memory.subscribe, () => FOLLOWED.map(memory.version).join())
  const today = dayAt(useOwnPlace(), useNow(HOURLY_MS))
  const tasks = useMemo(() => tasksHere(memory, { workerId: worker.id, posts }, today), [memory, version, worker, posts, today])
  const deeds = useRecords(Deed, { ownerId: worker.id, state: 'terbuka' })
  const who = (caseId: string) => cases.find(({ id }) => id === caseId)?.who
  const row = ({ key, rule, caseId, to }: Task) => {
    const said = { title: say(`task.${rule}`), attention: to <= today, mark: <Mark tone={to < today ? 'bata' : to === today ? 'tembaga' : 'quiet'}>{dueWords(say, to, today)}</Mark> }
    const place = PLACES[rule]?.(caseId) ?? (FORMS[rule] && `/kasus/${caseId}/rencana?buka=${FORMS[rule]}`)
    return place ? <ListRow key={key} to={place} {...said}>{who(caseId)}</ListRow> : <PlainRow key={key} {...said}>{who(caseId)} · {say('tasks.desk')}</PlainRow>
  }
  const rows = [...tasks.map(task => [task.to, row(task)] as const), ...deeds.map(deed => [deed.due, <DeedRow key={deed.id} deed={deed} about={who(deed.caseId)} />] as const)].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one)
  if (!rows.length) return null
  return (
    <Section title={say('tasks.mine')}>
      <List>{rows.slice(0, FEW)}</List>
      {rows.length > FEW && <details className="more"><summary>{say('care.over', { count: rows.length - FEW })}</summary><List>{rows.slice(FEW)}</List></details>}
    </Section>
  )
}
