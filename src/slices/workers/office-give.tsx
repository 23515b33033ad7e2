import { homeOf } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { useApp, useSession } from '#web/app.tsx'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, OneOf, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import type { PostRow } from '#web/office/people.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { AWAITED } from '#src/rights.ts'
import { DELEGATIONS, givePost } from './rules.ts'

type PillarRow = { id: string; code: string; name: string; short: string; role: string; ended: boolean }
type UnitRow = { id: string; name: string; sort: string; ended: boolean }
const DEEP = ['psm', 'lurah', 'kasi_kesra', 'ketua_rt', 'ketua_rw', 'puskesos']

/** Gives a worker a post: role, place, pillar, unit, RT/RW, line, from–until. */
export function GiveDialog({ worker, onClose }: { worker: { id: string; name: string }; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const office = useOffice()
  const { sheet } = useApp()
  const { posts } = useSession()
  const labels = useLabels('role', 'region', 'pillar', 'unitId', 'rt', 'rw', 'line', 'until', 'letter', 'delegation', 'originId')
  const form = useForm(`give.${worker.id}`, { role: '', region: office.region, pillar: '', unitId: '', rt: '', rw: '', line: 'area', from: today, until: '', letter: '', delegation: '', originId: '' })
  const sender = useSend(givePost)
  useFaults(form, sender.problem)
  const pillars = useQuery<Page<PillarRow>>('/api/v1/pillars?limit=100').data?.items.filter(one => !one.ended) ?? []
  const units = useQuery<Page<UnitRow>>('/api/v1/units?limit=100').data?.items.filter(one => !one.ended) ?? []
  const { role, region, rt, rw, delegation, originId, ...rest } = form.values
  const held = useQuery<Page<PostRow>>(delegation && role ? address('/api/v1/posts', { region, role, limit: 100 }) : null).data?.items.filter(post => post.region === region && post.workerId !== worker.id) ?? []
  const grants = [...new Set(posts.flatMap(post => sheet[post.role]?.grants ?? []))]
  const spot = role === 'ketua_rt' || role === 'ketua_rw'
  const choose = (next: string) => {
    form.set('role', next)
    form.set('pillar', pillars.find(one => one.role === next)?.code ?? '')
  }
  const save = async () => {
    if (form.fail([...(role ? [] : [{ at: 'role', rule: 'required' }]), ...(DEEP.includes(role) && levelOf(region) < 4 ? [{ at: 'region', rule: 'kelurahan' }] : []), ...(delegation && !originId ? [{ at: 'originId', rule: 'required' }] : []), ...(delegation && !rest.until ? [{ at: 'until', rule: 'delegation_ends' }] : [])])) return
    const input = { workerId: worker.id, role, region, ...rest, delegation: delegation || null, originId: delegation ? originId : null, rt: spot ? threeDigits(rt) : null, rw: spot ? threeDigits(rw) : null }
    if (!await sender.run(input as Parameters<typeof sender.run>[0], homeOf(worker.id))) return
    form.clear()
    tell(say('office.posts.given'))
    onClose()
  }
  return (
    <Dialog title={say('office.posts.give_to', { name: worker.name })} size={720} onClose={onClose}>
      <Form form={form} labels={{ ...labels, from: say('office.from') }} sending={sender} submit={say('office.posts.give')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('role')} onValue={choose} label={labels.role!} empty={say('app.choose')} options={grants.map(value => ({ value, label: say(`role.${value}`) }))} />
        {AWAITED.includes(role) && <Band>{say('office.posts.awaited')}</Band>}
        <RegionSteps {...form.bind('region')} label={labels.region!} within={office.region} />
        {spot && <div className="pair"><TextBox {...form.bind('rt')} label={labels.rt!} inputMode="numeric" optional={role !== 'ketua_rt'} max={3} /><TextBox {...form.bind('rw')} label={labels.rw!} inputMode="numeric" optional={role !== 'ketua_rw'} max={3} /></div>}
        <div className="pair roomy">
          <Choose {...form.bind('pillar')} label={labels.pillar!} optional empty={say('office.posts.no_pillar')} options={pillars.map(one => ({ value: one.code, label: one.name }))} />
          <Choose {...form.bind('unitId')} label={labels.unitId!} optional empty={say('office.posts.no_unit')} options={units.map(one => ({ value: one.id, label: one.name }))} />
        </div>
        <OneOf {...form.bind('line')} label={labels.line!} hint={say('office.posts.line_hint')} options={(['area', 'administrative'] as const).map(value => ({ value, label: say(`line.${value}`) }))} />
        <div className="pair"><DayBox {...form.bind('from')} label={say('office.from')} /><DayBox {...form.bind('until')} label={labels.until!} optional /></div>
        <div className="pair roomy">
          <Choose {...form.bind('delegation')} label={labels.delegation!} hint={say('office.posts.delegation_hint')} optional empty={say('office.posts.own_office')} options={DELEGATIONS.map(value => ({ value, label: say(`delegation.full.${value}`) }))} />
          {delegation && <Choose {...form.bind('originId')} label={labels.originId!} empty={say(held.length ? 'app.choose' : 'office.posts.nobody_held')} options={held.map(post => ({ value: post.id, label: `${post.workerName}${post.until ? ` (${say('office.posts.ends', { day: post.until })})` : ''}` }))} />}
        </div>
        <TextBox {...form.bind('letter')} label={labels.letter!} optional max={120} />
        {rest.line === 'administrative' && <Band>{say('office.posts.administrative')}</Band>}
      </Form>
    </Dialog>
  )
}
