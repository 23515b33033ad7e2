import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useSession } from '../app.tsx'
import { useSay } from '../words.tsx'
import { Strip } from './strip.tsx'

/** One door of the main menu. */
export type Door = { to: string; label: string; icon: ReactNode; count?: number }

/** The frame of every screen: header, sync strip, menu below (phone) or at the side (desktop). */
export function Shell({ doors, offers, children }: { doors: readonly Door[]; offers?: ReactNode; children: ReactNode }) {
  const say = useSay()
  const { worker, offices } = useSession()
  const [path] = useLocation()
  // the deepest door that leads to where we are
  const here = doors.filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))).at(-1)?.to
  return (
    <div className="shell">
      <a className="skip" href="#isi" onClick={event => { event.preventDefault(); document.querySelector<HTMLElement>('main h1')?.focus() }}>{say('app.skip')}</a>
      <header className="head"><Link href="/"><Logo />{say('app.name')}</Link><span className="who">{worker.name}</span></header>
      <div className="tell" role="region" aria-label={say('sync.label')}>
        {offices.some(({ example }) => example) && <p className="example">{say('app.example')}</p>}
        <Strip />
        {offers}
      </div>
      {children}
      <nav className="nav" aria-label={say('nav.label')}>
        <ul>{doors.map(({ to, label, icon, count }) => (
          <li key={to}><Link href={to} aria-current={to === here ? 'page' : undefined}>{icon}<span>{label}{count ? <span className="count"> ({count})</span> : null}</span></Link></li>
        ))}</ul>
      </nav>
    </div>
  )
}

/** Five upright pillars under one line. */
export function Logo({ size = 26 }: { size?: number }) {
  return <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" fill="currentColor"><path d="M2 3h22v3H2zM2 20h22v3H2z" /><path d="M4 8h2.4v10H4zM8.4 8h2.4v10H8.4zM12.8 8h2.4v10h-2.4zM17.2 8h2.4v10h-2.4zM21.6 8h.4v10h-.4z" opacity=".85" /></svg>
}
