import { Link } from 'wouter'
import { numberWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { type Figures, LISTS, type ListName } from './rules.ts'

/** `8/12`: a part of a whole, as it stands on paper; a dash when there is no whole. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part}/${whole}`
}

type Row = { list: ListName; of?: keyof Figures; beside?: readonly ListName[] }
const ROWS: readonly Row[] = [
  { list: 'visits', beside: ['late'] }, { list: 'announced', of: 'visits', beside: ['unannounced'] }, { list: 'shared', of: 'notices', beside: ['unshared'] }, { list: 'answered', of: 'shared', beside: ['silent'] },
  { list: 'pairs', beside: ['joined', 'moved', 'kept', 'dropped'] }, { list: 'joint', of: 'visits' }, { list: 'several' }, { list: 'on_time', of: 'steps', beside: ['overdue'] },
]

/** The figures as sentences with numbers; each number leads to its list. */
export function FiguresTable({ figures, to, steps }: { figures: Figures; to: (list: ListName) => string; steps: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const number = (value: number) => numberWords(language, value)
  const median = figures.medianHours
  return (
    <ol className="sentences figures">{ROWS.filter(({ list }) => steps || list !== 'on_time').map(({ list, of, beside = [] }) => (
      <li key={list}>
        <Link href={to(list)}><b>{number(list === 'several' ? figures.casesOfSeveral : figures[list])}{of && <small>/{number(figures[of] as number)}</small>}</b> <span>{say(`figures.say.${list}`, { count: of ? figures[of] as number : list === 'several' ? figures.casesOfSeveral : figures[list], credits: number(figures.credits), cases: number(figures.cases) })}{list === 'answered' && median !== null && <> {say('figures.median', { hours: number(median) })}</>}</span></Link>
        {beside.length > 0 && <p className="beside">{beside.map(name => <Link key={name} href={to(name)}>{say(`figures.list.${name}`)}: <b className="num">{number(figures[name])}</b></Link>)}</p>}
      </li>
    ))}</ol>
  )
}

/** Cara menghitung: what every figure counts, in words. */
export function Definitions() {
  const say = useSay()
  return (
    <details className="how">
      <summary>{say('figures.how')}</summary>
      <dl>{LISTS.map(list => <div key={list}><dt>{say(`figures.list.${list}`)}</dt><dd>{say(`figures.how.${list}`)}</dd></div>)}</dl>
    </details>
  )
}
