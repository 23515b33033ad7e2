import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { numberWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Answer } from '#web/office/states.tsx'

type Figure = { count: number; more: boolean } | null
type Figures = Readonly<Record<string, Figure>>

/** The five sentences of the head's day: which figure, what it says, where it leads. */
const SENTENCES = [
  { of: 'fresh', to: '/laporan-masuk' }, { of: 'urgent', to: '/kasus?urgency=darurat&stage=terbuka', and: { of: 'withoutLead', to: '/kasus?leadId=none&stage=terbuka' } }, { of: 'tripsToday', to: '/hari', and: { of: 'unanswered', to: '/hari#belum-dijawab' } },
  { of: 'overlaps', to: '/hari#bentrok' }, { of: 'overdue', to: '/hari#lewat' },
] as const

/** Five plain sentences with numbers; each leads to its list. */
export function FiguresSection({ children }: { children?: ReactNode }) {
  const say = useSay()
  const figures = useQuery<Figures>('/api/v1/figures')
  return (
    <Section id="angka" title={say('office.figures.title')}>
      <Answer of={figures} rows={5}>{data => <ol className="sentences">{SENTENCES.map(({ of, to, ...rest }) => (
        <li key={of}><Link href={to}><Count of={data[of]} /> <span>{say(`office.figures.${of}`, { count: data[of]?.more ? null : data[of]?.count })}</span></Link>{'and' in rest && data[rest.and.of] && <> <Link className="also" href={rest.and.to}><Words of={data[rest.and.of]} word={`office.figures.${rest.and.of}`} /></Link></>}</li>
      ))}</ol>}</Answer>
      {children}
    </Section>
  )
}

function Count({ of }: { of: Figure | undefined }) {
  const [language] = useLanguage()
  return <b>{of ? `${numberWords(language, of.count)}${of.more ? '+' : ''}` : '–'}</b>
}

function Words({ of, word }: { of: Figure | undefined; word: string }) {
  const say = useSay()
  const [language] = useLanguage()
  return <>{say(word, { count: of ? `${numberWords(language, of.count)}${of.more ? '+' : ''}` : '–' })}</>
}
