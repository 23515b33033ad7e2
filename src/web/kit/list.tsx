import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A row that leads somewhere: title, a line of facts, a mark at the end. */
export function ListRow({ to, title, lead, children, mark, attention }: { to: string; title: ReactNode; lead?: ReactNode; children?: ReactNode; mark?: ReactNode; attention?: boolean }) {
  return (
    <li>
      <Link href={to} className={`row${attention ? ' attention' : ''}`}>
        {lead && <span className="row-lead">{lead}</span>}
        <span className="row-body"><strong>{title}</strong>{children && <span className="row-facts">{children}</span>}{mark && <span className="row-marks">{mark}</span>}</span>
        <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
      </Link>
    </li>
  )
}

/** A row that only tells. */
export function PlainRow({ title, lead, children, mark, attention }: { title: ReactNode; lead?: ReactNode; children?: ReactNode; mark?: ReactNode; attention?: boolean }) {
  return (
    <li className={`row plain${attention ? ' attention' : ''}`}>
      {lead && <span className="row-lead">{lead}</span>}
      <span className="row-body"><strong>{title}</strong>{mark && <span className="row-marks">{mark}</span>}{children && <div className="row-facts">{children}</div>}</span>
    </li>
  )
}

/** Rows under hairlines. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return <ul className="list" aria-label={label}>{children}</ul>
}

/** A part of a page with its heading. */
export function Section({ title, aside, children, id }: { title: string; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="section" aria-labelledby={id && `${id}-title`} id={id}>
      <header><h2 id={id && `${id}-title`}>{title}</h2>{aside}</header>
      {children}
    </section>
  )
}

/** Facts as pairs of word and value; pairs without a value are left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return <dl className="facts">{of.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false).map(([word, value]) => <div key={word}><dt>{word}</dt><dd>{value}</dd></div>)}</dl>
}
