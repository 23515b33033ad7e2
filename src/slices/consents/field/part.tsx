import type { Read } from '#kernel/action.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { actorOf } from '#web/session.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Case } from '#slices/cases/kinds.ts'
import { Consent, CONSENT_BY, heldBy, Withdrawal } from '#slices/consents/kinds.ts'
import { stop } from '#slices/consents/settle.ts'
import { withdraw } from '#slices/consents/take.ts'
import { Asking } from './ask.tsx'

/** Who agreed to what, what was taken back, and how long there is to stop. */
export function ConsentPart({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const [language] = useLanguage()
  const { sheet } = useApp()
  const session = useSession()
  const consents = useRecords(Consent, { caseId: row.id }).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const waiting = useRecords(Withdrawal, { caseId: row.id, state: 'menunggu' })
  const may = (verb: string) => postFor(sheet, actorOf(session), verb, row.region)
  const answers = row.leadId === session.worker.id || may('consent.stop')
  const words = (purposes: readonly string[]) => purposes.map(purpose => say(`consent_purpose.${purpose}`)).join(', ')
  return (
    <Section title={say('consent.title')}>
      {waiting.map(one => (
        <div key={one.id}>
          <Band tone={one.due < trueNow() ? 'bata' : 'tembaga'} title={say('consent.withdrawn', { purposes: words(one.purposes) })}>{say('consent.due', { when: momentWords(say, language, row.region, one.due) })}</Band>
          {answers && <Asking action={stop} about={one.id} title={say('consent.halt')} first={{ note: '' }} items={() => [{ at: 'note', as: 'long', label: say('consent.stopped'), max: 1000, must: true }]} given={({ note }) => ({ withdrawalId: one.id, note })} />}
        </div>
      ))}
      {consents.length ? <List>{consents.map(one => {
        const held = heldBy(one)
        return (
          <PlainRow key={one.id} title={words(one.purposes)} attention={one.state === 'ditinjau'} mark={<Mark tone={one.state === 'ditinjau' ? 'tembaga' : held.length ? 'daun' : 'quiet'}>{one.state === 'ditinjau' || held.length ? say(`consent_state.${one.state}`) : say('consent.over')}</Mark>}>
            <p>{[dayWords(language, one.day, true), one.giver ?? say(`consent_by.${one.givenBy}`), one.manner && say(`consent_how.${one.manner}`), one.takenByName].filter(Boolean).join(' · ')}</p>
            {one.withdrawn.length > 0 && held.length > 0 && <p>{say('consent.withdrawn', { purposes: words(one.withdrawn) })}</p>}
            {one.childView && <p>{say('field.childView')}: {one.childView}</p>}
            {held.length > 0 && may('consent.take') && <Asking action={withdraw} about={one.id} title={say('consent.takeback')} lead={say('consent.clock')} first={{ purposes: [], givenBy: 'sendiri', giver: '', reason: '' }}
              items={({ givenBy }) => [{ at: 'purposes', as: 'some', of: held, list: 'consent_purpose', label: say('consent.gone'), must: true }, { at: 'givenBy', of: CONSENT_BY.slice(0, 3), list: 'consent_by', label: say('consent.who') }, givenBy !== 'sendiri' && { at: 'giver', label: say('field.name'), max: 120, must: true }, { at: 'reason', as: 'long', max: 500 }]}
              given={({ giver, ...rest }) => ({ consentId: one.id, ...rest, ...rest.givenBy === 'sendiri' ? {} : { giver } })} />}
          </PlainRow>
        )
      })}</List> : <p className="lead">{say('consent.none')}</p>}
      {may('consent.take') && <LinkButton to={`/kasus/${row.id}/persetujuan`}>{say('consent.ask')}</LinkButton>}
    </Section>
  )
}
