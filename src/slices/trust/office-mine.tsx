import { agentWords } from '#kernel/device.ts'
import { useLanguage, useHasWords, usePlaceName, useSay } from '#web/words.tsx'
import { useSession } from '#web/app.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice } from '#web/office/store.tsx'
import type { Held } from './held.ts'

const SEEN_BY = ['admin', 'leads', 'devices', 'colleagues', 'kelurahan', 'inspectors'] as const
const NEVER = ['position', 'ranking', 'private'] as const

/** Yang dilihat dinas tentang saya: all that is held and seen of the worker who asks, in plain words. */
export function MinePage() {
  const say = useSay()
  const held = useQuery<Held>('/api/v1/reads/mine')
  return <Page title={say('mine.title')} lead={say('mine.lead')}><Answer of={held} rows={8}>{found => <Told held={found} />}</Answer></Page>
}

function Told({ held: { worker, posts, work, opened, logged } }: { held: Held }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { region } = useOffice()
  const { worker: me } = useSession()
  const what = (code: string) => (has(`office.read.${code}`) ? say(`office.read.${code}`) : code)
  return (
    <>
      <div className="split">
        <Section id="diri" title={say('mine.held')}>
          <Facts of={[[say('field.name'), worker?.name ?? me.name], [say('field.username'), me.username], [say('field.phone'), worker?.phone ?? say('mine.none')], [say('field.nip'), worker?.nip ?? say('mine.none')]]} />
          <ul className="lines">{posts.map(post => <li key={post.id}><span>{say(`role.${post.role}`)} · {placeName(post.region)}</span><span className="muted">{dayWords(language, post.from)}{post.until && ` – ${dayWords(language, post.until)}`}</span></li>)}</ul>
        </Section>
        <Section id="kerja" title={say('mine.work')}>
          <ul className="lines">
            <li><span>{say('mine.visits', { count: work.visits, recent: work.recent })}</span>{work.last && <span className="muted">{say('mine.last', { day: dayWords(language, work.last) })}</span>}</li>
            <li><span>{say('mine.acts', { count: work.acts > 1000 ? '1.000+' : work.acts })}</span></li>
            <li><span>{say('mine.positions', { count: work.positions })}</span></li>
          </ul>
          <p className="lead">{say('mine.position_lead')}</p>
        </Section>
      </div>
      <Devices />
      <Section id="siapa" title={say('mine.seen')}><ul className="lines">{SEEN_BY.map(who => <li key={who}><span>{say(`mine.seen.${who}`)}</span></li>)}</ul></Section>
      <Section id="tidak" title={say('mine.never')}><ul className="lines">{NEVER.map(thing => <li key={thing}><span>{say(`mine.never.${thing}`)}</span></li>)}</ul></Section>
      <Section id="dibuka" title={say('mine.opened')} lead={say('mine.opened_lead')}>
        {opened.length ? <Ledger label={say('mine.opened')} rows={opened} columns={[{ head: say('office.access.who'), cell: row => row.workerName }, { head: say('office.access.what'), cell: row => what(row.what), narrow: 'plain' }, { head: say('office.access.when'), cell: row => momentWords(say, language, region, row.at), narrow: 'plain' }]} /> : <Nothing title={say('mine.opened_none')} />}
      </Section>
      <Section id="log" title={say('mine.logged')} lead={say('mine.logged_lead')}>
        {logged.length ? <Ledger label={say('mine.logged')} rows={logged} columns={[{ head: say('office.access.what'), cell: row => what(row.what) }, { head: say('office.kelurahan'), cell: row => row.region && placeName(row.region), narrow: 'plain' }, { head: say('office.access.when'), cell: row => momentWords(say, language, region, row.at), narrow: 'plain' }, { head: say('field.reason'), cell: row => row.reason }]} /> : <Nothing title={say('mine.logged_none')} />}
      </Section>
      <p><a href={say('signin.privacy_at')}>{say('mine.notice')}</a></p>
    </>
  )
}

function Devices() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const rows = useQuery<Rows<{ id: string; agent?: string | null; openedAt?: string; seenAt?: string }>>('/api/sessions')
  return (
    <Section id="perangkat" title={say('me.sessions')} lead={say('mine.devices_lead')}>
      <Answer of={rows} rows={2}>{({ items }) => <ul className="lines">{items.map(row => <li key={row.id}><span>{agentWords(row.agent) ?? say('me.session.unknown')}</span><span className="muted">{row.seenAt && say('me.session.seen', { when: momentWords(say, language, region, row.seenAt) })}</span></li>)}</ul>}</Answer>
    </Section>
  )
}
