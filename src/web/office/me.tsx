import { Button, Radio } from '@mantine/core'
import { useContext } from 'react'
import { Link } from 'wouter'
import { agentWords } from '#kernel/device.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { THEMES } from '#web/theme.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Ledger } from './ledger.tsx'
import { Mark } from './marks.tsx'
import { Page, Section } from './page.tsx'
import { PasswordForm } from './password.tsx'
import { type Page as Rows, useQuery } from './query.ts'
import { RefusalBand } from './form.tsx'
import { Answer } from './states.tsx'
import { useOffice, useTell } from './store.tsx'
import { ThemeSetting } from './theme-setting.ts'

type SessionRow = { id: string; agent?: string | null; openedAt?: string; seenAt?: string; current?: boolean }

/** Saya: my posts, language and look, password, where I am signed in, sign-out. */
export function MyPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { worker, posts } = useSession()
  const { session } = useApp()
  return (
    <Page title={worker.name} lead={worker.username} actions={<Button variant="default" onClick={() => void session.signOut()}>{say('me.signout')}</Button>}>
      <Section id="tugas" title={say('me.posts')}>
        <Ledger label={say('me.posts')} rows={posts} columns={[
          { head: say('field.role'), cell: post => say(`role.${post.role}`) }, { head: say('field.region'), cell: post => placeName(post.region), narrow: 'plain' },
          { head: say('field.line'), cell: post => say(`line.${post.line}`), narrow: 'plain' }, { head: say('field.until'), cell: post => (post.until ? dayWords(language, post.until) : say('office.no_end')) },
        ]} />
      </Section>
      <div className="split">
        <Section id="tampilan" title={say('office.me.look')}><Look /></Section>
        <Section id="sandi" title={say('password.title')}><PasswordForm /></Section>
      </div>
      <p className="buttons"><Link href="/saya/kabar" className="button-link">{say('choice.title')}</Link> <Link href="/saya/data" className="button-link">{say('mine.title')}</Link></p>
      <Sessions />
    </Page>
  )
}

function Look() {
  const say = useSay()
  const [language, setLanguage] = useLanguage()
  const setting = useContext(ThemeSetting)!
  const theme = useSignal(setting)
  return (
    <div className="form">
      <Radio.Group name="language" label={say('me.language')} value={language} onChange={value => void setLanguage(value === 'en' ? 'en' : 'id')}>
        <div className="choices">{(['id', 'en'] as const).map(value => <Radio key={value} value={value} label={say(`me.language.${value}`)} />)}</div>
      </Radio.Group>
      <Radio.Group name="theme" label={say('me.theme')} value={theme} onChange={value => setting.set(THEMES.find(one => one === value) ?? 'auto')}>
        <div className="choices">{THEMES.map(value => <Radio key={value} value={value} label={say(`me.theme.${value}`)} />)}</div>
      </Radio.Group>
    </div>
  )
}

function Sessions() {
  const say = useSay()
  const [language] = useLanguage()
  const tell = useTell()
  const { region } = useOffice()
  const { session } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const rows = useQuery<Rows<SessionRow>>('/api/sessions')
  const revoke = (id: string) => void attempt(async () => {
    await session.revoke(id)
    tell(say('me.session.revoked'))
    rows.reload()
  })
  return (
    <Section id="sesi" title={say('me.sessions')}>
      <RefusalBand problem={problem} />
      <Answer of={rows} rows={2}>{({ items }) => <Ledger label={say('me.sessions')} rows={items} columns={[
        { head: say('office.me.device'), cell: row => <>{agentWords(row.agent) ?? say('me.session.unknown')} {row.current && <Mark tone="daun">{say('me.session.this')}</Mark>}</> },
        { head: say('office.me.seen'), cell: row => row.seenAt && momentWords(say, language, region, row.seenAt), narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => !row.current && <Button size="compact-sm" variant="default" disabled={busy} onClick={() => revoke(row.id)}>{say('me.session.revoke')}</Button> },
      ]} />}</Answer>
    </Section>
  )
}
