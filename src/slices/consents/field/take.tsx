import { useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { trueNow } from '#web/clock.ts'
import { useRecord } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { NotHere } from '#web/nothere.tsx'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CONSENT_BY, CONSENT_HOW, CONSENT_PURPOSES } from '#slices/consents/kinds.ts'
import { isChild, take } from '#slices/consents/take.ts'
import { Person } from '#slices/persons/rules.ts'
import { AskForm } from './ask.tsx'

const FIRST = { purposes: [], givenBy: '', giver: '', relation: '', reason: '', explained: false, manner: 'cap_jempol', mark: null, paper: '', witness: '', childView: '' }

/** Takes consent in the house itself, without a line: explained, before a witness, with a thumb. */
export function TakePage({ id }: { id: string }) {
  const say = useSay()
  const record = useRecord(Case, id)
  const person = useRecord(Person, record?.personId)
  const [done, finish] = useState(false)
  const back = `/kasus/${id}/rencana`
  if (record?.depth !== 'full') return <Page title={say('consent.ask')} back={`/kasus/${id}`}><NotHere><LinkButton to="/">{say('app.home')}</LinkButton></NotHere></Page>
  const today = dayAt(record.region, trueNow())
  const child = isChild(person, today)
  return (
    <Page title={say('consent.ask')} back={back} lead={record.who}>
      {done ? <Band tone="daun" alert title={say('consent.saved')}><LinkButton to={back}>{say('app.back')}</LinkButton></Band> : (
        <AskForm action={take} about={id} title={say('consent.ask')} first={{ ...FIRST, givenBy: child ? 'wali' : 'sendiri' }} onDone={() => finish(true)}
          items={({ givenBy, manner }) => {
            const asked = givenBy !== 'tidak_dapat', other = asked && givenBy !== 'sendiri'
            return [
              { at: 'purposes', as: 'some', of: CONSENT_PURPOSES, list: 'consent_purpose', must: true }, { at: 'givenBy', of: CONSENT_BY, list: 'consent_by' },
              other && { at: 'giver', max: 120, must: true }, other && { at: 'relation', max: 60, must: true }, !asked && { at: 'reason', as: 'long', max: 500, must: true },
              asked && { at: 'explained', as: 'check', label: say('consent.explained') }, asked && { at: 'manner', of: CONSENT_HOW, list: 'consent_how' },
              asked && manner !== 'lisan' && { at: 'mark', as: 'mark', sealed: record.sealed }, asked && manner !== 'lisan' && { at: 'paper', max: 160 },
              asked && { at: 'witness', max: 120, must: manner !== 'tanda_tangan' }, asked && (child || !person?.bornYear) && { at: 'childView', as: 'long', max: 1000, must: child },
            ]
          }}
          given={({ giver, relation, reason, explained, manner, mark, paper, witness, childView, ...rest }) => ({
            caseId: id, day: today, ...rest, explained: false,
            ...rest.givenBy === 'tidak_dapat' ? { reason } : { explained, manner, witness, childView, language: record.language, ...manner === 'lisan' ? {} : { mark, paper }, ...rest.givenBy === 'sendiri' ? {} : { giver, relation } },
          })} />
      )}
    </Page>
  )
}
