import { homeOf } from '#kernel/id.ts'
import { useRecords } from '#web/hooks.ts'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { freshId } from '#web/moment.ts'
import { PhotosBeside } from '#web/photopicker.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Asking } from '#slices/consents/field/ask.tsx'
import { provide } from '#slices/plans/done.ts'
import { Deed, MOST_PICTURES, Provision, PROVISION_SORTS } from '#slices/plans/kinds.ts'
import type { At } from './plan.tsx'

const FEW = 5
const FIRST = { sort: 'permakanan', what: '', quantity: '', unitOf: '', programme: '', body: '', deedId: '', receivedBy: '', mark: null, paper: '' }

/** Services and aid that somebody received: what, how much, out of which programme, and the receipt. */
export function GivenPart({ row: { id, sealed }, makes, today }: At) {
  const say = useSay()
  const [language] = useLanguage()
  const given = useRecords(Provision, { caseId: id }).toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1))
  const deeds = useRecords(Deed, { caseId: id, state: 'terbuka' })
  const rows = (list: typeof given) => <List>{list.map(one => <PlainRow key={one.id} title={[one.what, one.quantity, one.unitOf].filter(Boolean).join(' ')}><p>{[dayWords(language, one.day, true), say(`provision_sort.${one.sort}`), one.programme, one.body, one.receivedBy, one.mark && say('care.signed'), one.paper, one.byName].filter(Boolean).join(' · ')}</p><PhotosBeside id={one.id} way="provisions" pictures={one.pictures} /></PlainRow>)}</List>
  return (
    <Section title={say('care.given')}>
      {given.length ? rows(given.slice(0, FEW)) : <p className="lead">{say('care.none_given')}</p>}
      {given.length > FEW && <details className="more"><summary>{say('care.over', { count: given.length - FEW })}</summary>{rows(given.slice(FEW))}</details>}
      {makes && <Asking action={provide} about={id} title={say('care.give')} first={{ ...FIRST, day: today }}
        items={({ quantity }) => [
          { at: 'sort', of: PROVISION_SORTS, list: 'provision_sort', must: true }, { at: 'what', label: say('care.what'), max: 200, must: true }, { at: 'quantity', max: 16 }, { at: 'unitOf', max: 30, hint: say('care.measure'), must: !!quantity }, { at: 'programme', max: 80 }, { at: 'body', max: 120 },
          deeds.length > 0 && { at: 'deedId', label: say('task.deed'), options: deeds.map(({ id, what }) => ({ value: id, label: what })) }, { at: 'day', as: 'day' }, { at: 'receivedBy', max: 120 }, { at: 'mark', as: 'mark', label: say('care.receipt'), sealed }, { at: 'paper', max: 160 }, { at: 'pictures', as: 'photos', max: MOST_PICTURES, sealed },
        ]} given={values => ({ id: freshId(homeOf(id)), caseId: id, ...values })} />}
    </Section>
  )
}
