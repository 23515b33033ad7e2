import { ActionIcon, Drawer, Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconMenu2, IconSearch } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { Logo } from '#web/kit/shell.tsx'
import { useOpens } from '#web/opens.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Door } from './pages.tsx'
import { useFreshness, useMay, useOffice, useStore } from './store.tsx'

/** The frame of every screen: header with search, banner of example data, menu at the side, the line that confirms. */
export function Shell({ doors, children }: { doors: readonly Door[]; children: ReactNode }) {
  useFreshness()
  const say = useSay()
  const may = useMay()
  const office = useOffice()
  const [open, setOpen] = useState(false)
  const [path] = useLocation()
  const opens = useOpens()
  const mine = doors.filter(door => opens(door.opens))
  const here = mine.filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))).sort((a, b) => a.to.length - b.to.length).at(-1)?.to
  const menu = <Doors doors={mine} here={here} onGo={() => setOpen(false)} />
  return (
    <div className="shell">
      <a className="skip" href="#isi" onClick={event => { event.preventDefault(); document.querySelector<HTMLElement>('main h1')?.focus() }}>{say('app.skip')}</a>
      <header className="head">
        <ActionIcon className="burger" variant="transparent" c="inherit" size={40} aria-label={say('nav.label')} aria-expanded={open} onClick={() => setOpen(true)}><IconMenu2 size={22} stroke={1.75} /></ActionIcon>
        <Link href="/" className="brand"><Logo size={22} /><span><b>{say('app.name')}</b><i>{office.name}</i></span></Link>
        {may('case.triage') && <SearchBox />}
        <MeMenu />
      </header>
      {office.example && <aside className="example" aria-label={say('office.example')}><b>{say('office.example')}</b> {say('office.example_lead')}</aside>}
      <nav className="rail" aria-label={say('nav.label')}>{menu}</nav>
      <Drawer.Root opened={open} onClose={() => setOpen(false)} size={280}>
        <Drawer.Overlay />
        <Drawer.Content>
          <div className="dialog-head"><Drawer.Title>{say('nav.label')}</Drawer.Title><Drawer.CloseButton aria-label={say('app.close')} /></div>
          <Drawer.Body><nav aria-label={say('nav.label')}>{menu}</nav></Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <main id="isi">{children}</main>
      <Said />
    </div>
  )
}

const GROUPS = [['work'], ['house', 'set'], ['self']] as const

function Doors({ doors, here, onGo }: { doors: readonly Door[]; here?: string; onGo: () => void }) {
  const say = useSay()
  return GROUPS.map(groups => {
    const own = groups.flatMap(group => doors.filter(door => door.group === group))
    return own.length > 0 && (
      <div key={groups[0]} className="doors">
        {groups[0] === 'house' && <p>{say('office.nav.house')}</p>}
        <ul>{own.map(({ to, word, Icon }) => <li key={to}><Link href={to} onClick={onGo} aria-current={to === here ? 'page' : undefined}><Icon size={18} stroke={1.75} aria-hidden /><span>{say(word)}</span></Link></li>)}</ul>
      </div>
    )
  })
}

function SearchBox() {
  const say = useSay()
  const [, go] = useLocation()
  const [query] = useSearchParams()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    go(q ? `/kasus?q=${encodeURIComponent(q)}` : '/kasus')
  }
  return (
    <form className="search" role="search" onSubmit={search}>
      <IconSearch size={17} stroke={1.75} aria-hidden="true" />
      <input key={query.get('q') ?? ''} name="q" type="search" aria-label={say('office.search_case')} placeholder={say('office.search_case')} defaultValue={query.get('q') ?? ''} maxLength={120} />
    </form>
  )
}

function MeMenu() {
  const say = useSay()
  const { worker, posts } = useSession()
  const { session } = useApp()
  const [, go] = useLocation()
  const [language, setLanguage] = useLanguage()
  const role = posts.find(({ line }) => line === 'area')?.role
  return (
    <Menu>
      <Menu.Target><UnstyledButton className="me"><span><b>{worker.name}</b>{role && <i>{say(`role.${role}`)}</i>}</span><IconChevronDown size={16} stroke={1.75} aria-hidden="true" /></UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => go('/saya')}>{say('office.nav.me')}</Menu.Item>
        <Menu.Item onClick={() => void setLanguage(language === 'id' ? 'en' : 'id')} lang={language === 'id' ? 'en' : 'id'}>{language === 'id' ? 'English' : 'Bahasa Indonesia'}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void session.signOut()}>{say('me.signout')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Said() {
  const { said } = useStore()
  const word = useSignal(said)
  return <div className="said" role="status" aria-live="polite">{word && <p key={word.nth}>{word.text}</p>}</div>
}
