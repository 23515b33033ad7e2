import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { addDays, dayAt } from '#kernel/day.ts'
import { trueNow } from '#web/clock.ts'
import { orNull } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, RadioRow, TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords, nearDay } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { confirm, edit } from '#slices/cases/edit.ts'
import { Case, FACTS } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type Row = Read<typeof Case>
type Fact = (typeof FACTS)[number]
const LOOK_BACK_DAYS = 90

/** What to know before going to a family: the last facts with their day, and who was there in the last 90 days. */
export function BeforeGoing({ visits }: { visits: readonly Read<typeof Visit>[] }) {
  const say = useSay()
  const cases = useRecords(Case)
  const families = visits.filter(visit => visit.state === 'rencana' && visit.caseId)
  if (!families.length) return null
  return (
    <Section title={say('before.title')} id="before">{families.map(visit => {
      const record = cases.find(({ id }) => id === visit.caseId)
      return (
        <details className="more" key={visit.id} open={families.length === 1}>
          <summary>{record?.who ?? say('casepage.family')}</summary>
          <div className="form" style={{ gap: 12 }}>
            {record?.depth === 'full' ? <Facts row={record} /> : <Band>{say('before.brief')}</Band>}
            <Recent visit={visit} />
          </div>
        </details>
      )
    })}</Section>
  )
}

function Facts({ row }: { row: Row }) {
  const say = useSay()
  const { run, busy, problem } = useAction(confirm)
  const today = dayAt(row.region, trueNow())
  const known = FACTS.filter(fact => isKnown(row[fact]))
  const old = known.filter(fact => row.factDays?.[fact]?.day !== today)
  return <>
    {row.womanMeets && <Band tone="tembaga" title={say('before.woman')} />}
    {row.avoidHours && <Band tone="tembaga" title={say('before.avoid', { hours: row.avoidHours })} />}
    <h3>{say('before.facts')} · {say('before.ask')}</h3>
    <Refusal problem={problem} />
    <List>{FACTS.map(fact => <FactRow key={fact} fact={fact} row={row} today={today} busy={busy} onHolds={() => void run({ caseId: row.id, fields: [fact] })} />)}</List>
    {old.length > 1 && <div className="buttons"><Button busy={busy} onPress={() => void run({ caseId: row.id, fields: old })}>{say('before.all_hold')}</Button></div>}
  </>
}

function FactRow({ fact, row, today, busy, onHolds }: { fact: Fact; row: Row; today: string; busy: boolean; onHolds(): void }) {
  const say = useSay()
  const [language] = useLanguage()
  const [open, setOpen] = useState(false)
  const word = say(`field.edits.${fact}`)
  const remembered = row.factDays?.[fact]
  const known = isKnown(row[fact])
  const held = remembered?.day === today
  const asOf = remembered ? say('before.as_of_by', { day: dayWords(language, remembered.day, true), name: remembered.byName }) : say('before.as_of', { day: dayWords(language, row.openedDay, true) })
  return (
    <PlainRow title={<>{word}: <span className="plain-title">{known ? factWords(say, fact, row[fact]) : say('before.none')}</span></>} mark={known && held && <Mark tone="daun">{say('before.held')}</Mark>}>
      {known && !held && <p>{asOf}</p>}
      <div className="buttons">
        {known && !held && <Button small busy={busy} label={say('before.holds.of', { fact: word })} onPress={onHolds}>{say('before.holds')}</Button>}
        <Button small tone="quiet" label={say(known ? 'before.correct.of' : 'before.note.of', { fact: word })} onPress={() => setOpen(!open)}>{say(known ? 'before.correct' : 'before.note')}</Button>
      </div>
      {open && <Correct fact={fact} row={row} word={word} onDone={() => setOpen(false)} />}
    </PlainRow>
  )
}

function Correct({ fact, row: now, word, onDone }: { fact: Fact; row: Row; word: string; onDone(): void }) {
  const say = useSay()
  // what the writer saw stays the ground of the edit, whatever arrives meanwhile
  const [row] = useState(now)
  const { run, busy, problem } = useAction(edit)
  const [text, setText] = useState(typeof row[fact] === 'string' ? row[fact] : '')
  const [needs, setNeeds] = useState<readonly string[]>(row.needs)
  const [woman, setWoman] = useState(row.womanMeets ? 'ya' : 'tidak')
  const becomes = fact === 'needs' ? needs : fact === 'womanMeets' ? woman === 'ya' : orNull(text)
  const save = async () => { if (await run({ caseId: row.id, edits: { [fact]: [row[fact] ?? null, becomes] } as never })) onDone() }
  const id = `fact-${row.id}-${fact}`
  const hint = fact === 'language' ? say('before.language.hint') : fact === 'avoidHours' ? say('before.avoid.hint') : undefined
  return (
    <div className="form">
      {fact === 'needs' && <CheckRow id={id} label={word} value={needs} onValue={setNeeds} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />}
      {fact === 'womanMeets' && <RadioRow id={id} label={word} value={woman} onValue={setWoman} options={[{ value: 'ya', label: say('before.yes') }, { value: 'tidak', label: say('before.no') }]} />}
      {fact !== 'needs' && fact !== 'womanMeets' && <TextField id={id} label={word} hint={hint} value={text} maxLength={{ landmark: 200, address: 300, language: 60, avoidHours: 120 }[fact]} onValue={setText} />}
      <Refusal problem={problem} />
      <Button small tone="primary" busy={busy} onPress={() => void save()}>{say('app.save')}</Button>
    </div>
  )
}

function Recent({ visit }: { visit: Read<typeof Visit> }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = dayAt(visit.region, trueNow())
  const same = (other: Read<typeof Visit>) => other.caseId === visit.caseId || (!!visit.householdId && other.householdId === visit.householdId)
  const recent = useRecords(Visit).filter(other => other.id !== visit.id && same(other) && other.state !== 'batal' && other.day <= today && other.day >= addDays(today, -LOOK_BACK_DAYS)).toSorted((a, b) => (a.day < b.day ? 1 : -1))
  return <>
    <h3>{say('before.visits')}</h3>
    {recent.length ? <List>{recent.slice(0, 10).map(other => (
      <PlainRow key={other.id} title={<><span className="when">{nearDay(say, language, other.day, today)}</span><Crew name={other.leadName} pillar={other.leadPillar} /></>}>{say(`visit_state.${other.state}`)}{other.purpose && ` · ${say(`purpose.${other.purpose}`)}`}</PlainRow>
    ))}</List> : <p className="lead">{say('before.visits.none')}</p>}
  </>
}

function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== ''
}

function factWords(say: ReturnType<typeof useSay>, fact: Fact, value: unknown): string {
  if (fact === 'needs') return (value as string[]).map(need => say(`need.${need}`)).join(', ')
  if (fact === 'womanMeets') return say(value ? 'before.yes' : 'before.no')
  return String(value)
}
