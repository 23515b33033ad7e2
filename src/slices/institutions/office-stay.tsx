import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { type Form as FormOf, useFaults, useForm, type Values } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Facts } from '#web/office/page.tsx'
import { useAll, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { SameCaseFind } from '#slices/cases/office-same.tsx'
import { admit } from '#slices/referrals/admit.ts'
import type { Reception } from '#slices/referrals/kinds.ts'
import { handsOver } from './handover.ts'
import { type Institution, type Room, WAYS_OUT } from './kinds.ts'
import { comeBack, discharge, moveBed, takeLeave } from './live.ts'
import { type HouseRow, type StayRow, useGroupWords } from './office-parts.tsx'
import { isForSex, thingsOf } from './places.ts'

type Way = (typeof WAYS_OUT)[number]

/** What every form about a resident does: send, say so, close. */
function useDeed<I, V extends Values>(action: Action<string, I>, name: string, first: V, said: string, onClose: () => void) {
  const say = useSay()
  const tell = useTell()
  const form = useForm<V>(name, first)
  const sender = useSend(action)
  useFaults(form, sender.problem)
  const send = async (input: I, home: number) => {
    if (!await sender.run(input, home)) return
    form.clear()
    tell(say(said))
    onClose()
  }
  return { form, sender, send }
}

type Bed = Values & { roomId: string; bed: string }

/** Chooses a room and one of its beds that nobody lies in. */
function BedFields({ form, rooms, sex }: { form: FormOf<Bed>; rooms: readonly Room[]; sex?: string | null }) {
  const say = useSay()
  const { roomId } = form.values
  const room = rooms.find(({ id }) => id === roomId)
  const choose = (value: string) => { form.set('roomId', value); form.set('bed', '') }
  return (
    <div className="pair">
      <Choose {...form.bind('roomId')} onValue={choose} label={say('field.roomId')} optional empty="–" options={rooms.filter(one => !one.closed && isForSex(one, sex)).map(({ id, name }) => ({ value: id, label: name }))} />
      {room && <Choose {...form.bind('bed')} label={say('field.bed')} optional empty="–" options={room.beds.filter(bed => !room.taken.includes(bed)).map(bed => ({ value: bed, label: bed }))} />}
    </div>
  )
}

function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return <Dialog title={title} onClose={onClose}>{children}</Dialog>
}

/** The sex of whom a case is for, where it is known: rooms and places are for one. */
function useSexOf(caseId: string): string | null {
  const { personId } = useQuery<{ personId?: string | null }>(caseId ? `/api/v1/cases/${caseId}` : null).data ?? {}
  return useQuery<{ sex?: string | null }>(personId ? `/api/v1/persons/${personId}` : null).data?.sex ?? null
}

/** Whom an accepted referral brings, and from whom. */
export type Came = Pick<Reception, 'caseId' | 'who' | 'fromName' | 'fromOffice'>

/** Takes in somebody whose case is known; with a referral it is known who comes, and who brings them. */
export function AdmitForm({ house, rooms, came, onClose }: { house: Institution; rooms: readonly Room[]; came: Came | undefined; onClose: () => void }) {
  const say = useSay()
  const today = useToday()
  const words = useGroupWords()
  const { form, sender, send } = useDeed(admit, `admit.${came?.caseId ?? house.id}`, { caseId: came?.caseId ?? '', groupKey: '', roomId: '', bed: '', day: today, broughtBy: came ? `${came.fromName}, ${came.fromOffice}`.slice(0, 160) : '', arrival: '', things: '' }, 'stay.admitted', onClose)
  const labels = { caseId: say('stay.case'), ...useLabels('groupKey', 'roomId', 'bed', 'day', 'broughtBy', 'arrival', 'things') } as Record<'caseId' | 'groupKey' | 'day' | 'broughtBy' | 'arrival' | 'things', string>
  const sex = useSexOf(form.values.caseId)
  const pick = (caseId: string) => { for (const [field, value] of Object.entries({ caseId, groupKey: '', roomId: '', bed: '' })) form.set(field as 'caseId', value) }
  const save = () => {
    const { things, ...values } = form.values
    if (!form.fail(values.caseId ? [] : [{ at: 'caseId', rule: 'required' }])) void send({ ...values, unitId: house.unitId, things: thingsOf(things) }, homeOf(house.id))
  }
  return (
    <Sheet title={say('stay.admit')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('stay.admit')} onSubmit={save} onCancel={onClose}>
        {came ? <Facts of={[[labels.caseId, came.who]]} /> : <>
          <p className="lead">{say('stay.admit_hint')} <Link href="/kasus/baru">{say('office.nav.intake')}</Link></p>
          <SameCaseFind {...form.bind('caseId')} onValue={pick} label={labels.caseId} />
        </>}
        {house.groups.length > 1 && <Choose {...form.bind('groupKey')} label={labels.groupKey} empty={say('stay.group_by_itself')} options={house.groups.filter(group => isForSex(group, sex)).map(group => ({ value: group.key, label: words(group) }))} />}
        <BedFields form={form as unknown as FormOf<Bed>} rooms={rooms} sex={sex} />
        <DayBox {...form.bind('day')} label={labels.day} />
        <TextBox {...form.bind('broughtBy')} label={labels.broughtBy} optional max={160} />
        <TextBlock {...form.bind('arrival')} label={labels.arrival} optional rows={2} max={2000} />
        <TextBlock {...form.bind('things')} label={labels.things} hint={say('stay.things_hint')} optional rows={3} max={2000} />
      </Form>
    </Sheet>
  )
}

/** Begins a leave, or makes it longer. */
export function LeaveForm({ stay, onClose }: { stay: StayRow; onClose: () => void }) {
  const say = useSay()
  const today = useToday()
  const { form, sender, send } = useDeed(takeLeave, `leave.${stay.id}`, { day: today, until: stay.leaveUntil ?? '', escort: '', keeps: true }, 'stay.saved', onClose)
  const labels = useLabels('day', 'until', 'escort', 'keeps') as Record<'day' | 'until' | 'escort' | 'keeps', string>
  const save = () => {
    const { values } = form
    if (!form.fail((['until', 'escort'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) void send({ stayId: stay.id, ...values }, homeOf(stay.id))
  }
  return (
    <Sheet title={`${say(stay.state === 'cuti' ? 'stay.longer' : 'stay.leave')}: ${stay.who}`} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={save} onCancel={onClose}>
        <TextBox {...form.bind('escort')} label={labels.escort} max={160} />
        <div className="pair">{stay.state !== 'cuti' && <DayBox {...form.bind('day')} label={labels.day} />}<DayBox {...form.bind('until')} label={say('stay.expected')} min={today} /></div>
        {stay.state !== 'cuti' && <Tick id="leave-keeps" label={labels.keeps} hint={say('stay.keeps_hint')} value={form.values.keeps} onValue={value => form.set('keeps', value)} />}
      </Form>
    </Sheet>
  )
}

/** Takes a resident back. */
export function ReturnForm({ stay, house, rooms, onClose }: { stay: StayRow; house: Institution; rooms: readonly Room[]; onClose: () => void }) {
  const say = useSay()
  const today = useToday()
  const { form, sender, send } = useDeed(comeBack, `return.${stay.id}`, { day: today, roomId: '', bed: '' }, 'stay.saved', onClose)
  const labels = useLabels('day', 'roomId', 'bed') as Record<'day' | 'roomId' | 'bed', string>
  return (
    <Sheet title={`${say('stay.return')}: ${stay.who}`} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('stay.return')} onSubmit={() => void send({ stayId: stay.id, ...form.values }, homeOf(house.id))} onCancel={onClose}>
        <DayBox {...form.bind('day')} label={labels.day} />
        {!stay.roomId && <BedFields form={form as unknown as FormOf<Bed>} rooms={rooms} sex={stay.sex ?? null} />}
      </Form>
    </Sheet>
  )
}

/** Moves a resident to another bed, or to other places of the house. */
export function MoveForm({ stay, house, rooms, onClose }: { stay: StayRow; house: Institution; rooms: readonly Room[]; onClose: () => void }) {
  const say = useSay()
  const words = useGroupWords()
  const { form, sender, send } = useDeed(moveBed, `move.${stay.id}`, { groupKey: stay.groupKey, roomId: '', bed: '' }, 'stay.saved', onClose)
  const labels = useLabels('groupKey', 'roomId', 'bed') as Record<'groupKey' | 'roomId' | 'bed', string>
  return (
    <Sheet title={`${say('stay.move')}: ${stay.who}`} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('stay.move')} onSubmit={() => void send({ stayId: stay.id, ...form.values }, homeOf(house.id))} onCancel={onClose}>
        <BedFields form={form as unknown as FormOf<Bed>} rooms={rooms} sex={stay.sex ?? null} />
        {house.groups.length > 1 && <Choose {...form.bind('groupKey')} label={labels.groupKey} options={house.groups.filter(group => isForSex(group, stay.sex) || group.key === stay.groupKey).map(group => ({ value: group.key, label: words(group) }))} />}
      </Form>
    </Sheet>
  )
}

/** Lets a resident go for good; a hand-over drafts its berita acara. */
export function OutForm({ stay, onClose }: { stay: StayRow; onClose: () => void }) {
  const say = useSay()
  const today = useToday()
  const others = useAll<HouseRow>('/api/v1/institutions?limit=100&order=asc')
  const { form, sender, send } = useDeed(discharge, `out.${stay.id}`, { way: '', day: today, toUnitId: '', toName: '', relation: '', address: '', phone: '', condition: '', things: '', medicine: '', witnesses: '', note: '' }, 'stay.out_saved', onClose)
  const labels = useLabels('way', 'day', 'toUnitId', 'toName', 'relation', 'address', 'phone', 'condition', 'things', 'medicine', 'witnesses', 'note')
  const { values, bind } = form
  const way = values.way as Way | ''
  const hands = !!way && (handsOver({ how: way }) || way === 'meninggal')
  const save = () => {
    if (form.fail(way ? [] : [{ at: 'way', rule: 'required' }])) return
    const { things, witnesses, toUnitId, ...rest } = values
    void send({ stayId: stay.id, ...rest, way: way as Way, toUnitId: way === 'panti_lain' ? toUnitId : null, ...hands ? { things: thingsOf(things), witnesses: witnesses.split('\n').map(name => name.trim()).filter(Boolean) } : { things: null, witnesses: null, toName: null, relation: null, address: null, phone: null, medicine: null } }, homeOf(stay.id))
  }
  return (
    <Sheet title={`${say('stay.out')}: ${stay.who}`} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('stay.out')} onSubmit={save} onCancel={onClose}>
        <div className="pair"><Choose {...bind('way')} label={labels.way!} empty={say('app.choose')} options={WAYS_OUT.map(value => ({ value, label: say(`way_out.${value}`) }))} /><DayBox {...bind('day')} label={labels.day!} /></div>
        {way === 'panti_lain' && <Choose {...bind('toUnitId')} label={labels.toUnitId!} empty={say('stay.other_office')} options={(others.data ?? []).filter(({ unitId }) => unitId !== stay.unitId).map(({ unitId, name }) => ({ value: unitId, label: name }))} />}
        {hands && <>
          {!values.toUnitId && <div className="pair roomy"><TextBox {...bind('toName')} label={labels.toName!} max={160} /><TextBox {...bind('relation')} label={labels.relation!} optional max={80} /></div>}
          <div className="pair roomy"><TextBox {...bind('address')} label={labels.address!} optional max={300} /><TextBox {...bind('phone')} label={labels.phone!} type="tel" optional max={24} /></div>
          <TextBlock {...bind('condition')} label={labels.condition!} rows={2} max={2000} />
          <TextBlock {...bind('things')} label={labels.things!} hint={say('stay.things_hint')} optional rows={3} max={2000} />
          <TextBox {...bind('medicine')} label={labels.medicine!} optional max={1000} />
          <TextBlock {...bind('witnesses')} label={labels.witnesses!} hint={say('stay.witnesses_hint')} optional rows={2} max={700} />
        </>}
        <TextBlock {...bind('note')} label={labels.note!} optional rows={2} max={2000} />
        {way && handsOver({ how: way }) && <p className="lead">{say('stay.letter_hint')}</p>}
      </Form>
    </Sheet>
  )
}
