import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useSay } from '../words.tsx'

/** One page: way back, heading (which takes the focus on arrival), content; with `sticky` the heading and that line stay in sight. The browser writes titles of pages into its history: where the heading is a name, `tab` stands in for it. */
export function Page({ title, tab = title, back, lead, sticky, children }: { title: string; tab?: string; back?: string; lead?: ReactNode; sticky?: ReactNode; children: ReactNode }) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab} · ${say('app.name')}`
  }, [tab, say])
  useEffect(() => {
    // a reader's voice starts at the new page's heading; a field that asked for the focus keeps it
    window.scrollTo(0, 0)
    if (!document.activeElement || document.activeElement === document.body || !document.activeElement.closest('main')) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main id="isi" className="page">
      {back && <Link href={back} className="back"><IconArrowLeft size={20} stroke={1.75} aria-hidden="true" /><span>{say('app.back')}</span></Link>}
      {sticky ? <div className="identity"><h1 ref={heading} tabIndex={-1}>{title}</h1><p>{sticky}</p></div> : <h1 ref={heading} tabIndex={-1}>{title}</h1>}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </main>
  )
}
