import { dayAt } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { useOffice } from './store.tsx'

/** What a printed sheet must say of itself: for which office, who printed it, when. */
export function PrintHead() {
  const say = useSay()
  const [language] = useLanguage()
  const office = useOffice()
  const { worker } = useSession()
  const now = new Date().toISOString()
  return <p className="printed-only">{office.name} · {say('office.log.printed', { who: worker.name, when: `${dayWords(language, dayAt(office.region, now))} (${momentWords(say, language, office.region, now)})` })}</p>
}
