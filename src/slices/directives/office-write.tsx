import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { placeOf } from '#kernel/region.ts'
import { holds } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { freshId } from '#web/moment.ts'
import { actorOf } from '#web/session.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Choose, DayBox, FindMany, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { WorkersFind } from '#web/office/people.tsx'
import { RegionSteps } from '#web/office/regions.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { senderOf } from './audience.ts'
import type { Sort } from './flow.ts'
import type { Hearing, Part } from './kinds.ts'
import { AttachBox, type Chosen, sendAttached } from './office-files.tsx'
import { Words } from './office-ledger.tsx'
import { pass } from './pass.ts'
import { MOST_OWNERS, send } from './send.ts'

type Values = { sort: Sort; subject: string; text: string; due: string; duty: string; basis: string; region: string; role: string; parts: Part[]; workers: readonly string[]; ownerIds: readonly string[] }
type Preview = { total: number; withoutAccount: number; items: { workerId: string; workerName: string; role: string; region: string }[]; elsewhere: { region: string | null }[] }
const PAUSE_MS = 400
/** Whom the heads of an office ask beyond it: the province, which sits elsewhere. */
const ABOVE_US = 'dinas_provinsi'

/** Writes official words, sees whom they would reach, and sends them. */
export function WritePage() {
  return <Write />
}

/** Passes on what came, with own instructions above it (disposisi). */
export function PassPage({ id }: { id: string }) {
  const hearing = useQuery<Hearing>(`/api/v1/hearings/${id}`)
  return <Answer of={hearing} rows={8}>{data => <Write of={data} />}</Answer>
}

function Write({ of: hearing }: { of?: Hearing }) {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const office = useOffice()
  const today = useToday()
  const actor = actorOf(useSession())
  const sorts: Sort[] = hearing ? ['disposisi'] : [...holds(rights, actor, 'directive.send') ? ['arahan', 'disposisi', 'kesepakatan', 'pengumuman'] as const : [], ...holds(rights, actor, 'directive.request') ? ['permintaan'] as const : []]
  const form = useForm<Values>(hearing ? `pass.${hearing.id}` : 'directive', { sort: sorts[0] ?? 'permintaan', subject: hearing?.subject ?? '', text: '', due: hearing?.due && hearing.due >= today ? hearing.due : '', duty: '', basis: '', region: office.region, role: '', parts: [], workers: [], ownerIds: [] })
  const { http } = useApp()
  const [files, setFiles] = useState<Chosen[]>([])
  const [sending, setSending] = useState(false)
  const sender = useSend<object>((hearing ? pass : send) as never)
  useFaults(form, sender.problem)
  const { values, bind, set } = form
  const audience = audienceOf(values)
  const { preview, problem } = usePreview(values.sort, audience)
  const labels = { sort: say('hear.new.sort'), audience: say('office.directives.audience'), subject: say('field.subject'), text: say('hear.new.text'), due: say('hear.due'), duty: say('field.duty'), basis: say('field.basis'), ownerIds: say('office.directives.owners') }
  const save = async () => {
    const missing = [...(['subject', 'text'] as const).filter(at => !values[at].trim()), ...audience.length ? [] : ['audience']].map(at => ({ at: at as string, rule: 'required' }))
    if (form.fail(missing)) return
    const post = senderOf({ actor, home: homeOf(hearing?.id ?? actor.posts[0]!.id) }, values.sort)
    const home = homeOf(post.id)
    const id = freshId(home)
    if (!await sender.run({ ...hearing ? { hearingId: hearing.id } : { sort: values.sort }, id, postId: post.id, subject: values.subject, text: values.text, due: values.due || null, duty: values.duty || null, basis: values.basis || null, audience, ownerIds: values.ownerIds.length ? [...values.ownerIds] : null, attachments: files.length ? files.map(({ bytes: _, ...one }) => one) : null }, home)) return
    form.clear()
    setSending(true)
    // the words stand; what did not get through is sent again from their page
    const arrived = await sendAttached(http, id, files).then(() => true, () => false)
    tell(say(arrived ? 'office.directives.saved' : 'office.directives.saved_without'))
    go(`/arahan/${id}`)
  }
  return (
    <Page title={say(hearing ? 'office.directives.pass' : 'hear.write')} lead={say(hearing ? 'hear.pass.lead' : 'hear.new.lead')}>
      {hearing && <details className="more"><summary>{hearing.fromName}: {hearing.subject}</summary><Words of={hearing} /></details>}
      <Form form={form} labels={labels} sending={{ ...sender, busy: sender.busy || sending }} submit={say('office.directives.send')} onSubmit={() => void save()}>
        {!hearing && <Choose {...bind('sort')} value={values.sort} onValue={value => set('sort', value as Sort)} label={labels.sort} options={sorts.map(value => ({ value, label: say(`directive_sort.${value}`) }))} />}
        <Audience values={values} onParts={parts => set('parts', parts)} onRegion={region => set('region', region)} onRole={role => set('role', role)} onWorkers={workers => set('workers', workers)} fault={form.faults.find(({ at }) => at === 'audience')} />
        <RefusalBand problem={problem} />
        {preview && <PreviewLines preview={preview} />}
        <TextBox {...bind('subject')} label={labels.subject} max={160} />
        <TextBlock {...bind('text')} label={labels.text} rows={6} max={4000} />
        <AttachBox files={files} onFiles={setFiles} />
        <DayBox {...bind('due')} label={labels.due} optional min={today} />
        <TextBox {...bind('duty')} label={labels.duty} optional max={300} />
        <TextBox {...bind('basis')} label={labels.basis} optional max={200} />
        {values.sort !== 'pengumuman' && preview && preview.items.length > 0 && <FindMany {...bind('ownerIds')} label={labels.ownerIds} optional value={values.ownerIds} onValue={chosen => set('ownerIds', chosen.slice(0, MOST_OWNERS))} options={preview.items.map(one => ({ value: one.workerId, label: `${one.workerName} · ${say(`role.${one.role}`)}` }))} />}
      </Form>
    </Page>
  )
}

function audienceOf({ parts, workers }: Pick<Values, 'parts' | 'workers'>): Part[] {
  return [...parts, ...workers.map(worker => ({ worker }))]
}

function Audience({ values, fault, onParts, onRegion, onRole, onWorkers }: { values: Values; fault?: { at: string; rule: string }; onParts(parts: Part[]): void; onRegion(region: string): void; onRole(role: string): void; onWorkers(workers: readonly string[]): void }) {
  const say = useSay()
  const placeName = usePlaceName()
  const office = useOffice()
  const { posts } = useSession()
  const roles = [...new Set(posts.flatMap(({ role }) => (values.sort === 'permintaan' ? rights[role]?.asks ?? [] : rights[role]?.sends?.to ?? [])))]
  const words = ({ role, region }: Part) => `${role ? say(`role.${role}`) : say('office.directives.everyone')} · ${placeName(region ?? office.region)}`
  return (
    <Section id="directive-audience" title={say('office.directives.audience')} lead={say('office.directives.audience_hint')}>
      {fault && <p role="alert" className="fault">{say('fault.required')}</p>}
      <RegionSteps id="directive-region" label={say('office.directives.place')} value={values.region} onValue={onRegion} within={office.region} />
      <Choose id="directive-role" label={say('office.directives.role')} value={values.role} onValue={onRole} empty={say('office.directives.everyone')} options={roles.map(value => ({ value, label: say(`role.${value}`) }))} />
      <p><Button variant="default" onClick={() => onParts([...values.parts, { region: values.role === ABOVE_US ? placeOf(office.region).prov : values.region || office.region, ...(values.role ? { role: values.role as never } : {}) }])}>{say('office.directives.add')}</Button></p>
      {values.parts.length > 0 && <ul className="chips">{values.parts.map((part, nth) => (
        <li key={`${part.region}:${part.role}:${nth}`}>{words(part)} <Button size="compact-sm" variant="default" aria-label={say('office.directives.remove', { part: words(part) })} onClick={() => onParts(values.parts.filter((_, at) => at !== nth))}>×</Button></li>
      ))}</ul>}
      <WorkersFind id="directive-workers" label={say('office.directives.workers')} optional value={values.workers} onValue={onWorkers} />
    </Section>
  )
}

function PreviewLines({ preview }: { preview: Preview }) {
  const say = useSay()
  const placeName = usePlaceName()
  return (
    <div role="status">
      <p><strong>{say('office.directives.preview', { count: preview.total })}</strong>{preview.items.length > 0 && `: ${preview.items.slice(0, 12).map(one => one.workerName).join(', ')}${preview.total > 12 ? ' …' : ''}`}</p>
      {preview.withoutAccount > 0 && <p>{say('office.directives.no_account', { count: preview.withoutAccount })}</p>}
      {preview.elsewhere.length > 0 && <p>{say('office.directives.elsewhere', { places: preview.elsewhere.map(one => placeName(one.region ?? '')).join(', ') })}</p>}
    </div>
  )
}

/** Whom the audience means today, asked anew a moment after it changed. */
function usePreview(sort: Sort, audience: readonly Part[]) {
  const { http } = useApp()
  const { problem, attempt } = useAttempt()
  const [preview, setPreview] = useState<Preview>()
  const asked = JSON.stringify({ sort, audience })
  useEffect(() => {
    if (audience.length === 0) { setPreview(undefined); return }
    let left = false
    const timer = setTimeout(() => void attempt(async () => { const found = await http.post<Preview>('/api/v1/audience', JSON.parse(asked)); if (!left) setPreview(found) }), PAUSE_MS)
    return () => { left = true; clearTimeout(timer) }
  }, [asked, audience.length, http, attempt])
  return { preview, problem }
}
