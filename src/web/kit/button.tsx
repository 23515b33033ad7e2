import type { ReactNode } from 'react'
import { Link } from 'wouter'

type Tone = 'primary' | 'plain' | 'danger' | 'quiet'

/** Does something; when it cannot, `why` says the reason beside it instead of a silent grey. */
export function Button({ tone = 'plain', why, busy, icon, wide, submit, onPress, children, label, small, pressed }: {
  tone?: Tone; why?: string; busy?: boolean; icon?: ReactNode; wide?: boolean; submit?: boolean; onPress?: () => void; children: ReactNode; label?: string; small?: boolean; /** One of several, and whether it is the chosen one. */ pressed?: boolean
}) {
  const off = Boolean(why) || busy
  return <>
    <button
      type={submit ? 'submit' : 'button'} className={`btn btn-${tone}${wide ? ' wide' : ''}${small ? ' small' : ''}`} aria-disabled={off || undefined} aria-busy={busy || undefined} aria-label={label} aria-pressed={pressed}
      onClick={event => { if (off) event.preventDefault(); else onPress?.() }}
    >{icon}<span>{children}</span></button>
    {why && <p className="why">{why}</p>}
  </>
}

/** Leads to another page of the app, looking like a button. */
export function LinkButton({ to, tone = 'plain', icon, wide, children }: { to: string; tone?: Tone; icon?: ReactNode; wide?: boolean; children: ReactNode }) {
  return <Link href={to} className={`btn btn-${tone}${wide ? ' wide' : ''}`}>{icon}<span>{children}</span></Link>
}
