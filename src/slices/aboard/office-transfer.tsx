import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import type { Fault } from '#kernel/problem.ts'
import { NATION } from '#kernel/region.ts'
import { useApp, useSession } from '#web/app.tsx'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { transfer } from './transfer.ts'

/** Moves a worker to another office. */
export function TransferDialog({ worker, onClose }: { worker: { id: string; name: string }; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { sheet } = useApp()
  const { posts } = useSession()
  const labels = useLabels('role', 'toRegion', 'rt', 'rw', 'letter')
  const form = useForm(`transfer.${worker.id}`, { role: '', toRegion: '', rt: '', rw: '', letter: '' })
  const sender = useSend(transfer)
  useFaults(form, sender.problem)
  const { role, toRegion, rt, rw, letter } = form.values
  const grants = [...new Set(posts.flatMap(post => sheet[post.role]?.grants ?? []))]
  const spot = role === 'ketua_rt' || role === 'ketua_rw'
  const save = async () => {
    if (form.fail([['role', role], ['toRegion', toRegion]].filter(([, value]) => !value).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ workerId: worker.id, role, toRegion, pillar: role, rt: spot ? threeDigits(rt) : null, rw: spot ? threeDigits(rw) : null, letter } as Parameters<typeof sender.run>[0], homeOf(worker.id))) return
    form.clear()
    tell(say('office.transfer.done'))
    onClose()
  }
  return (
    <Dialog title={say('office.transfer.title', { name: worker.name })} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.transfer.go')} danger onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.transfer.lead')}</p>
        <Choose {...form.bind('role')} label={labels.role!} empty={say('app.choose')} options={grants.map(value => ({ value, label: say(`role.${value}`) }))} />
        <Destination {...form.bind('toRegion')} label={labels.toRegion!} />
        {spot && <div className="pair"><TextBox {...form.bind('rt')} label={labels.rt!} inputMode="numeric" optional={role !== 'ketua_rt'} max={3} /><TextBox {...form.bind('rw')} label={labels.rw!} inputMode="numeric" optional={role !== 'ketua_rw'} max={3} /></div>}
        <TextBox {...form.bind('letter')} label={labels.letter!} optional max={120} />
      </Form>
    </Dialog>
  )
}

/** Chooses the province, the kabupaten or kota, then the place within it. */
function Destination({ id, label, fault, value, onValue }: { id: string; label: string; fault?: Fault; value: string; onValue(value: string): void }) {
  const say = useSay()
  const { posts } = useSession()
  const [province, choose] = useState((value || posts[0]?.region || '').split('.')[0] ?? '')
  const kab = value ? value.split('.').slice(0, 2).join('.') : ''
  return (
    <>
      <div className="pair">
        <Choose id={`${id}-prov`} label={say('office.transfer.province')} value={province} onValue={next => { choose(next); onValue('') }} options={usePlaces(NATION)} />
        <Choose id={id} label={say('office.kabupaten')} fault={fault} value={kab} onValue={onValue} empty={say('app.choose')} options={usePlaces(province)} />
      </div>
      {kab && <RegionSteps id={`${id}-in`} label={label} value={value} onValue={onValue} within={kab} />}
    </>
  )
}

function usePlaces(under: string): { value: string; label: string }[] {
  const { data } = useQuery<{ items: { code: string; name: string }[] }>(under ? address('/api/v1/regions', { under }) : null)
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
}
