import { Link } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Band } from '#web/office/marks.tsx'
import { useQuery } from '#web/office/query.ts'
import { type Care, unfinished } from './office-data.ts'

/** Names what is still open before a service ends: what has to be settled first, and what is called off with it. */
export function StillOpen({ care }: { care: Care }) {
  const say = useSay()
  const [language] = useLanguage()
  const { work, referrals, withdrawals } = unfinished(care)
  return <>
    {referrals.length + withdrawals.length > 0 && <Band tone="bata" title={say('office.plan.settle_first')}>
      <ul className="lines">
        {referrals.map(one => <li key={one.id}><Link href={`/rujukan/${one.id}`}>{say('office.plan.open_referral', { name: one.toName })}</Link></li>)}
        {withdrawals.length > 0 && <li><Link href={`/kasus/${care.case.id}/rencana`}>{say('office.plan.open_withdrawal')}</Link></li>}
      </ul>
    </Band>}
    {work.length > 0 && <Band tone="tembaga" title={say('office.plan.still_open', { count: work.length })}>
      <ul className="lines">{work.map(one => <li key={one.id}><span>{one.what}</span><span className="muted">{one.ownerName} · {say('office.until', { day: dayWords(language, one.due, true) })}</span></li>)}</ul>
      <p>{say('office.plan.still_open_hint')}</p>
    </Band>}
  </>
}

/** The same of a case of which only the story is at hand. */
export function StillOpenOf({ id }: { id: string }) {
  const care = useQuery<Care>(`/api/v1/cases/${id}/care`).data
  return care?.deeds ? <StillOpen care={care} /> : null
}
