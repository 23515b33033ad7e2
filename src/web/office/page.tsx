import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '#web/words.tsx'

/** A page: its title (which takes the focus when one arrives), a lead, actions beside it. */
export function Page({ title, lead, actions, children }: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { document.title = `${title} · ${say('app.name')}` }, [title, say])
  useEffect(() => { if (document.activeElement === document.body || document.activeElement?.closest('nav')) heading.current?.focus({ preventScroll: true }) }, [])
  return (
    <>
      <header className="page-head">
        <div><h1 ref={heading} tabIndex={-1}>{title}</h1>{lead && <p>{lead}</p>}</div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  )
}

/** A part of a page under its heading. */
export function Section({ id, title, aside, lead, children }: { id: string; title: string; aside?: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <header><h2 id={`${id}-title`}>{title}</h2>{aside && <div className="aside">{aside}</div>}</header>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </section>
  )
}

/** Facts as pairs of word and value; those without a value are left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  const told = of.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
  return <dl className="facts">{told.map(([word, value]) => <div key={word}><dt>{word}</dt><dd>{value}</dd></div>)}</dl>
}
