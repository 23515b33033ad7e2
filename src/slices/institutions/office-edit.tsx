import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { Choose, DayBox, FindMany, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useAll, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import { PPKS_TYPES } from '#slices/cases/needs.ts'
import { type Institution, INSTITUTION_SORTS } from './kinds.ts'
import { edit, register } from './register.ts'
import { FOR_SEX, GRADES, type Group, type Paper, PAPER_SORTS } from './shapes.ts'

type GroupTyped = { key: string; sex: string; ageFrom: string; ageTo: string; categories: string[]; places: string }
type PaperTyped = { sort: string; number: string; grade: string; until: string }
type Typed = { unitId: string; groups: GroupTyped[]; papers: PaperTyped[]; services: { name: string; requirements: string }[]; contactName: string; phone: string; address: string; note: string; accepts: boolean }
type Unit = { id: string; name: string; sort: string; ended: boolean }
const NEW_GROUP: GroupTyped = { key: '', sex: 'semua', ageFrom: '', ageTo: '', categories: [], places: '' }

/** Puts a house into the register. */
export function NewHousePage() {
  const say = useSay()
  const [, go] = useLocation()
  const { home, region } = useOffice()
  const sender = useSend(register)
  const units = useAll<Unit>(`/api/v1/units?region=${region}&limit=100&order=asc`)
  const houses = useAll<Institution>('/api/v1/institutions?limit=100')
  const options = (units.data ?? []).filter(unit => !unit.ended && (INSTITUTION_SORTS as readonly string[]).includes(unit.sort) && !houses.data?.some(({ unitId }) => unitId === unit.id)).map(({ id, name }) => ({ value: id, label: name }))
  const save = async (typed: Typed) => {
    const id = freshId(homeOf(typed.unitId || freshId(home)))
    if (!await sender.run({ id, unitId: typed.unitId, ...saidOf(typed) }, homeOf(id))) return false
    go(`/lembaga/${id}`)
    return true
  }
  return (
    <Page title={say('institution.add')} lead={say('institution.add_lead')}>
      <HouseForm name="institution.new" first={{ unitId: '', groups: [{ ...NEW_GROUP, key: 'a' }], papers: [], services: [], contactName: '', phone: '', address: '', note: '', accepts: true }} units={options} sender={sender} onSave={save} />
    </Page>
  )
}

/** Changes what the register says of a house. */
export function EditHousePage({ id }: { id: string }) {
  const say = useSay()
  const house = useQuery<Institution>(`/api/v1/institutions/${id}`, true)
  return <Answer of={house} rows={8}>{data => <Page title={say('institution.edit', { name: data.name })}><Edit house={data} /></Page>}</Answer>
}

function Edit({ house }: { house: Institution }) {
  const [, go] = useLocation()
  const sender = useSend(edit)
  const save = async (typed: Typed) => {
    if (!await sender.run({ institutionId: house.id, ...saidOf(typed) }, homeOf(house.id))) return false
    go(`/lembaga/${house.id}`)
    return true
  }
  return <HouseForm name={`institution.${house.id}`} first={typedOf(house)} sender={sender} onSave={save} />
}

function typedOf(house: Institution): Typed {
  const words = (value: number | string | null | undefined) => (value === null || value === undefined ? '' : String(value))
  return {
    unitId: house.unitId, groups: house.groups.map(one => ({ ...one, ageFrom: words(one.ageFrom), ageTo: words(one.ageTo), places: words(one.places) })), papers: house.papers.map(one => ({ sort: one.sort, number: words(one.number), grade: words(one.grade), until: words(one.until) })),
    services: house.services.map(one => ({ name: one.name, requirements: words(one.requirements) })), contactName: words(house.contactName), phone: words(house.phone), address: words(house.address), note: words(house.note), accepts: house.accepts,
  }
}

function saidOf({ groups, papers, services, contactName, phone, address, note, accepts }: Typed) {
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null)
  return {
    groups: groups.map(one => ({ key: one.key, sex: one.sex as Group['sex'], ageFrom: number(one.ageFrom), ageTo: number(one.ageTo), categories: one.categories, places: number(one.places) ?? -1 })) as Group[],
    papers: papers.map(one => ({ sort: one.sort as Paper['sort'], number: one.number || null, grade: (one.grade || null) as Paper['grade'], until: one.until || null })),
    services: services.filter(({ name }) => name.trim()).map(one => ({ name: one.name, requirements: one.requirements || null })), contactName, phone, address, note, accepts,
  }
}

type Sending = Pick<ReturnType<typeof useSend>, 'busy' | 'problem'>

function HouseForm({ name, first, units, sender, onSave }: { name: string; first: Typed; units?: { value: string; label: string }[]; sender: Sending; onSave(typed: Typed): Promise<boolean> }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm<Typed>(name, first)
  useFaults(form, sender.problem)
  const { values, bind, set } = form
  const labels = useLabels('unitId', 'services', 'groups', 'papers', 'contactName', 'phone', 'address', 'note', 'accepts')
  const change = <K extends 'groups' | 'papers' | 'services'>(of: K, at: number, part: Partial<Typed[K][number]>) => set(of, values[of].map((one, nth) => (nth === at ? { ...one, ...part } : one)) as Typed[K])
  const without = <K extends 'groups' | 'papers' | 'services'>(of: K, at: number) => set(of, values[of].filter((_, nth) => nth !== at) as Typed[K])
  const nextKey = () => Array.from({ length: 26 }, (_, nth) => String.fromCharCode(97 + nth)).find(key => !values.groups.some(group => group.key === key)) ?? `g${values.groups.length}`
  const save = async () => {
    const badPlaces = values.groups.some(({ places }) => !/^\d+$/.test(places.trim()))
    if (form.fail([...units && !values.unitId ? [{ at: 'unitId', rule: 'required' }] : [], ...badPlaces ? [{ at: 'groups', rule: 'required' }] : []])) return
    if (!await onSave(values)) return
    form.clear()
    tell(say('office.saved'))
  }
  const drop = (of: 'groups' | 'papers' | 'services', at: number, what: string) => <Button variant="subtle" size="compact-sm" aria-label={`${say('institution.take_away')}: ${what}`} onClick={() => without(of, at)}>{say('institution.take_away')}</Button>
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()}>
      {units && <Choose {...bind('unitId')} label={labels.unitId!} hint={say('institution.unit_hint')} empty={say('app.choose')} options={units} />}
      <Section id={`${name}-groups`} title={say('institution.capacity')} lead={say('institution.groups_hint')}>
        {values.groups.map((group, at) => (
          <fieldset key={group.key} className="part"><legend>{say('institution.group_nth', { nth: at + 1 })}</legend>
            <div className="pair"><Choose id={`g${at}-sex`} label={say('institution.whom')} value={group.sex} onValue={sex => change('groups', at, { sex })} options={FOR_SEX.map(value => ({ value, label: say(`for_sex.${value}`) }))} />
              <TextBox id={`g${at}-from`} label={say('institution.age_from')} optional inputMode="numeric" max={3} value={group.ageFrom} onValue={ageFrom => change('groups', at, { ageFrom })} /><TextBox id={`g${at}-to`} label={say('institution.age_to')} optional inputMode="numeric" max={3} value={group.ageTo} onValue={ageTo => change('groups', at, { ageTo })} />
              <TextBox id={`g${at}-places`} label={say('field.groups')} inputMode="numeric" max={4} value={group.places} onValue={places => change('groups', at, { places })} /></div>
            <FindMany id={`g${at}-types`} label={say('institution.category')} hint={say('institution.category_hint')} optional value={group.categories} onValue={categories => change('groups', at, { categories: [...categories] })} options={PPKS_TYPES.map(({ code }) => ({ value: code, label: say(`type.${code}`) }))} />
            {values.groups.length > 1 && drop('groups', at, say('institution.group_nth', { nth: at + 1 }))}
          </fieldset>
        ))}
        <Button variant="default" onClick={() => set('groups', [...values.groups, { ...NEW_GROUP, key: nextKey() }])}>{say('institution.group_add')}</Button>
      </Section>
      <Section id={`${name}-services`} title={labels.services!}>
        {values.services.map((service, at) => (
          <fieldset key={at} className="part"><legend>{say('institution.service_nth', { nth: at + 1 })}</legend>
            <TextBox id={`s${at}-name`} label={say('field.name')} max={160} value={service.name} onValue={called => change('services', at, { name: called })} /><TextBlock id={`s${at}-req`} label={say('institution.requirements')} optional rows={2} max={600} value={service.requirements} onValue={requirements => change('services', at, { requirements })} />
            {drop('services', at, service.name || say('institution.service_nth', { nth: at + 1 }))}
          </fieldset>
        ))}
        <Button variant="default" onClick={() => set('services', [...values.services, { name: '', requirements: '' }])}>{say('institution.service_add')}</Button>
      </Section>
      <Section id={`${name}-papers`} title={labels.papers!} lead={say('institution.papers_hint')}>
        {values.papers.map((paper, at) => (
          <fieldset key={at} className="part"><legend>{say(`paper_sort.${paper.sort}`)}</legend>
            <div className="pair"><Choose id={`p${at}-sort`} label={say('field.sort')} value={paper.sort} onValue={sort => change('papers', at, { sort })} options={PAPER_SORTS.map(value => ({ value, label: say(`paper_sort.${value}`) }))} /><TextBox id={`p${at}-number`} label={say('institution.paper_number')} optional max={80} value={paper.number} onValue={number => change('papers', at, { number })} />
              {paper.sort === 'akreditasi' && <Choose id={`p${at}-grade`} label={say('institution.grade_of')} empty={say('app.choose')} value={paper.grade} onValue={grade => change('papers', at, { grade })} options={GRADES.map(value => ({ value, label: value }))} />}<DayBox id={`p${at}-until`} label={say('institution.paper_until')} optional value={paper.until} onValue={until => change('papers', at, { until })} /></div>
            {drop('papers', at, say(`paper_sort.${paper.sort}`))}
          </fieldset>
        ))}
        <Button variant="default" onClick={() => set('papers', [...values.papers, { sort: 'siop', number: '', grade: '', until: '' }])}>{say('institution.paper_add')}</Button>
      </Section>
      <div className="pair roomy"><TextBox {...bind('contactName')} label={labels.contactName!} optional max={120} /><TextBox {...bind('phone')} label={labels.phone!} optional type="tel" max={40} /></div>
      <TextBox {...bind('address')} label={labels.address!} optional max={300} />
      <TextBlock {...bind('note')} label={labels.note!} optional rows={2} max={600} />
      <Tick id={`${name}-accepts`} label={labels.accepts!} value={values.accepts} onValue={value => set('accepts', value)} />
    </Form>
  )
}
