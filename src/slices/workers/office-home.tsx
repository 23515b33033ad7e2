import { Link } from 'wouter'
import { addDays } from '#kernel/day.ts'
import { isLive } from '#kernel/rights.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ApprovalSection } from '#slices/aboard/office-approval.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import type { PostRow } from '#web/office/people.tsx'
import { address, type Page as Rows, useAll, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useToday } from '#web/office/store.tsx'

type WorkerRow = { id: string; name: string; ended: boolean }
const SOON_DAYS = 14
const PAGES = 10

/** The admin's home: who has no live post, which posts ended or end soon, and whether the house is well. */
export function AdminHome() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const { region } = useOffice()
  const workers = useAll<WorkerRow>(address('/api/v1/workers', { region, ended: 'false', order: 'asc', limit: 100 }), PAGES)
  const posts = useAll<PostRow>(address('/api/v1/posts', { region, order: 'asc', limit: 100 }), PAGES)
  const health = useQuery<{ version: string; bytes: number; migration: string; postgres: string; sessions: number; accounts: number; jobs: number; failing: number; given_up: number }>('/api/v1/health')
  const held = new Set((posts.data ?? []).filter(post => isLive(post, today)).map(post => post.workerId))
  const turning = (posts.data ?? []).filter(({ until }) => until && until > addDays(today, -SOON_DAYS) && until <= addDays(today, SOON_DAYS)).toSorted((a, b) => (a.until! < b.until! ? -1 : 1))
  return (
    <Page title={say('office.admin.title')} lead={dayWords(language, today)} actions={<><Link href="/darurat" className="button-link danger">{say('danger.title')}</Link><Link href="/petugas/baru" className="button-link">{say('office.workers.add')}</Link></>}>
      <ApprovalSection of="menunggu_kantor" />
      <Section id="tanpa-tugas" title={say('office.admin.without')} lead={say('office.admin.without_lead')}>
        <Answer of={workers} rows={3}>{all => <Answer of={posts} rows={3}>{() => {
          const without = all.filter(worker => !held.has(worker.id))
          return without.length === 0 ? <Nothing title={say('office.admin.without_none')} /> : <Ledger label={say('office.admin.without')} rows={without} to={row => `/petugas/${row.id}`} columns={[{ head: say('field.name'), cell: row => row.name }, { head: say('office.action'), cell: () => say('office.admin.give_or_end'), narrow: 'plain' }]} />
        }}</Answer>}</Answer>
        {(workers.cut || posts.cut) && <p className="foot">{say('office.admin.cut')}</p>}
      </Section>
      <WrongNumbers region={region} />
      <Section id="berakhir" title={say('office.admin.turning', { days: SOON_DAYS })}>
        <Answer of={posts} rows={3}>{() => (turning.length === 0 ? <Nothing title={say('office.admin.turning_none')} /> : (
          <Ledger label={say('office.admin.turning', { days: SOON_DAYS })} rows={turning} to={row => `/petugas/${row.workerId}`} columns={[
            { head: say('field.name'), cell: row => row.workerName }, { head: say('field.role'), cell: row => say(`role.${row.role}`), narrow: 'plain' }, { head: say('field.region'), cell: row => placeName(row.region), narrow: 'plain' },
            { head: say('field.until'), cell: row => (row.until! <= today ? <Mark>{say('office.workers.ended', { day: dayWords(language, row.until!, true) })}</Mark> : <Mark tone="tembaga">{dayWords(language, row.until!, true)}</Mark>), narrow: 'plain' },
          ]} />
        ))}</Answer>
      </Section>
      <Section id="kesehatan" title={say('office.admin.health')}>
        <Answer of={health} rows={2}>{data => <Facts of={[
          [say('office.admin.server'), data.given_up === 0 ? <Mark tone="daun">{say('office.admin.well')}</Mark> : <Mark tone="bata">{say('office.admin.ill')}</Mark>], [say('office.admin.version'), data.version], [say('health.postgres'), data.postgres], [say('health.migration'), data.migration],
          [say('health.database'), say('health.megabytes', { count: Math.ceil(data.bytes / 1_048_576) })], [say('health.accounts'), String(data.accounts)], [say('health.sessions'), String(data.sessions)], [say('health.jobs'), String(data.jobs)], [say('health.failing'), String(data.failing)], [say('health.given_up'), String(data.given_up)],
        ]} />}</Answer>
      </Section>
    </Page>
  )
}

/** Telephone numbers that colleagues say are wrong, each leading to the worker to be corrected. */
function WrongNumbers({ region }: { region: string }) {
  const say = useSay()
  const placeName = usePlaceName()
  const wrong = useQuery<Rows<PostRow>>(address('/api/v1/posts', { region, wrong: 'true', limit: 100 }))
  const rows = [...new Map((wrong.data?.items ?? []).map(post => [post.workerId, post])).values()]
  if (rows.length === 0) return null
  return (
    <Section id="nomor-salah" title={say('area.wrong.list')}>
      <Ledger label={say('area.wrong.list')} rows={rows} to={row => `/petugas/${row.workerId}`} columns={[{ head: say('field.name'), cell: row => row.workerName }, { head: say('field.role'), cell: row => say(`role.${row.role}`), narrow: 'plain' }, { head: say('field.region'), cell: row => placeName(row.region), narrow: 'plain' }]} />
    </Section>
  )
}
