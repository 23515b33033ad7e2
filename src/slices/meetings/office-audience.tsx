import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import type { Part } from '#slices/directives/kinds.ts'
import { ROLES } from '#src/rights.ts'
import { Choose } from '#web/office/fields.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { WorkersFind } from '#web/office/people.tsx'
import { RegionSteps } from '#web/office/regions.tsx'
import { useOffice } from '#web/office/store.tsx'

/** Who may come, as a form holds it. */
export type Chosen = { region: string; who: string; parts: Part[]; workers: readonly string[] }
type Preview = { total: number; withoutAccount: number; groups: { group: string; count: number }[] }
const PAUSE_MS = 400

/** The parts of an audience that a form holds. */
export function partsOf({ parts, workers }: Pick<Chosen, 'parts' | 'workers'>): Part[] {
  return [...parts, ...workers.map(worker => ({ worker }))]
}

/** Chooses who may come: pillars, roles and units of a place, and single people; says how many that means today. */
export function AudienceFields({ values, place, fault, onChange }: { values: Chosen; place: string; fault?: Fault | undefined; onChange<K extends keyof Chosen>(field: K, value: Chosen[K]): void }) {
  const say = useSay()
  const placeName = usePlaceName()
  const office = useOffice()
  const pillarWords = usePillarWords()
  const { data: pillars } = useQuery<Rows<{ code: string; name: string }>>('/api/v1/pillars?limit=100')
  const { data: units } = useQuery<Rows<{ id: string; name: string }>>('/api/v1/units?limit=100')
  const { preview, problem } = usePreview(place, partsOf(values))
  const options = [...(pillars?.items ?? []).map(one => ({ value: `pillar:${one.code}`, label: one.name })), ...(units?.items ?? []).map(one => ({ value: `unit:${one.id}`, label: one.name })), ...ROLES.filter(role => !pillars?.items.some(one => one.code === role)).map(role => ({ value: `role:${role}`, label: say(`role.${role}`) }))]
  const words = (part: Part) => [part.unit ? units?.items.find(one => one.id === part.unit)?.name : part.pillar ? pillarWords(part.pillar) : part.role ? say(`role.${part.role}`) : say('office.directives.everyone'), part.region && placeName(part.region)].filter(Boolean).join(' · ')
  const add = () => {
    const [sort, code] = values.who.split(':')
    // a unit stands where it stands
    onChange('parts', [...values.parts, { ...(sort === 'unit' ? { unit: code! } : { region: values.region || office.region }), ...(sort === 'pillar' ? { pillar: code! } : {}), ...(sort === 'role' ? { role: code as never } : {}) }])
  }
  return (
    <Section id="undangan" title={say('office.meetings.who')} lead={say('office.meetings.who_hint')}>
      {fault && <p role="alert" className="fault">{say(`fault.${fault.rule}`, { limit: fault.limit })}</p>}
      <Choose id="audience-who" label={say('office.meetings.group')} value={values.who} onValue={value => onChange('who', value)} empty={say('office.directives.everyone')} options={options} />
      {!values.who.startsWith('unit:') && <RegionSteps id="audience-region" label={say('office.directives.place')} value={values.region} onValue={value => onChange('region', value)} within={office.region} />}
      <p><Button variant="default" onClick={add}>{say('office.directives.add')}</Button></p>
      {values.parts.length > 0 && <ul className="chips">{values.parts.map((part, nth) => (
        <li key={`${JSON.stringify(part)}:${nth}`}>{words(part)} <Button size="compact-sm" variant="default" aria-label={say('office.directives.remove', { part: words(part) })} onClick={() => onChange('parts', values.parts.filter((_, at) => at !== nth))}>×</Button></li>
      ))}</ul>}
      <WorkersFind id="audience-workers" label={say('office.directives.workers')} optional value={values.workers} onValue={value => onChange('workers', value)} />
      <RefusalBand problem={problem} />
      {preview && <p role="status"><strong>{say('office.meetings.preview', { count: preview.total })}</strong>{preview.groups.length > 0 && `: ${preview.groups.map(one => `${pillarWords(one.group)} ${one.count}`).join(', ')}`}{preview.withoutAccount > 0 && `. ${say('office.directives.no_account', { count: preview.withoutAccount })}`}</p>}
    </Section>
  )
}

/** Whom the choice means today, asked a moment after it changed. */
function usePreview(region: string, audience: readonly Part[]) {
  const { http } = useApp()
  const { problem, attempt } = useAttempt()
  const [preview, setPreview] = useState<Preview>()
  const asked = JSON.stringify({ region, audience })
  useEffect(() => {
    if (audience.length === 0) { setPreview(undefined); return }
    let left = false
    const timer = setTimeout(() => void attempt(async () => { const found = await http.post<Preview>('/api/v1/meetings/audience', JSON.parse(asked)); if (!left) setPreview(found) }), PAUSE_MS)
    return () => { left = true; clearTimeout(timer) }
  }, [asked, audience.length, http, attempt])
  return { preview, problem }
}
