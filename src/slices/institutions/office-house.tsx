import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, useAll, usePages, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useToday } from '#web/office/store.tsx'
import type { Institution, Room } from './kinds.ts'
import { FreeWords, OriginWords, PaperAlerts, StayMark, type StayRow, useGroupWords } from './office-parts.tsx'
import { RoomForm } from './office-room.tsx'
import { AdmitForm, type Came, LeaveForm, MoveForm, OutForm, ReturnForm } from './office-stay.tsx'

type Doing = { what: 'admit' } | { what: 'leave' | 'return' | 'move' | 'out'; stay: StayRow }

/** One house: what it offers, its papers, rooms, and who lives there. */
export function HousePage({ id }: { id: string }) {
  const say = useSay()
  const house = useQuery<Institution>(`/api/v1/institutions/${id}`)
  return <Answer of={house} rows={8}>{data => <House house={data} key={data.id} />}</Answer>
}

function House({ house }: { house: Institution }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const today = useToday()
  const words = useGroupWords()
  const manages = may('institution.manage', house.region)
  const paper = (one: Institution['papers'][number]) => [one.number, one.grade && say('institution.grade', { grade: one.grade }), one.until && say('institution.until', { day: dayWords(language, one.until) })].filter(Boolean).join(' · ')
  return (
    <Page title={house.name} lead={say(`institution_sort.${house.sort}`)} actions={manages && <Button component={Link} href={`/lembaga/${house.id}/ubah`} variant="default">{say('office.change')}</Button>}>
      {house.over && <Band tone="bata" title={say('institution.over')}>{say('institution.over_why')}</Band>}
      {!house.accepts && <Band tone="tembaga" title={say('institution.takes_nobody')} />}
      <Facts of={[[say('field.address'), house.address], [say('field.contactName'), house.contactName], [say('field.phone'), house.phone], [say('field.note'), house.note]]} />
      <Section id="tempat" title={say('institution.free')}>
        <Ledger label={say('institution.free')} rows={house.groups} keyOf={({ key }) => key} columns={[
          { head: say('institution.whom'), cell: group => words(group) }, { head: say('institution.free'), cell: group => <FreeWords group={group} free={house.free} /> }, { head: say('institution.capacity'), cell: group => <span className="num">{group.places}</span>, align: 'end' },
        ]} />
      </Section>
      <Section id="layanan" title={say('field.services')}>
        {house.services.length === 0 ? <p className="muted">{say('institution.no_services')}</p> : <Facts of={house.services.map(({ name, requirements }) => [name, requirements ?? '–'] as const)} />}
      </Section>
      <Section id="surat" title={say('field.papers')}>
        <PaperAlerts papers={house.papers} today={today} />
        {house.papers.length === 0 ? <p className="muted">{say('institution.no_papers')}</p> : <Facts of={house.papers.map(one => [say(`paper_sort.${one.sort}`), paper(one) || '–'] as const)} />}
      </Section>
      <Inside house={house} manages={manages} />
    </Page>
  )
}

/** Rooms and residents: for those who record them. */
function Inside({ house, manages }: { house: Institution; manages: boolean }) {
  const say = useSay()
  const may = useMay()
  const records = may('stay.record', house.region)
  const rooms = useAll<Room>(records ? address('/api/v1/rooms', { unitId: house.unitId, limit: 100, order: 'asc' }) : null)
  const [editing, edit] = useState<Room | 'new'>()
  if (!records) return null
  return (
    <>
      <Section id="kamar" title={say('institution.rooms')} aside={manages && <Button size="compact-md" variant="default" onClick={() => edit('new')}>{say('institution.room_add')}</Button>}>
        <Answer of={rooms} rows={3}>{items => (items.length === 0 ? <Nothing title={say('institution.no_rooms')} /> : <Ledger label={say('institution.rooms')} rows={items} columns={[
          { head: say('field.name'), cell: row => row.name }, { head: say('institution.whom'), cell: row => say(`for_sex.${row.sex}`), narrow: 'plain' }, { head: say('field.beds'), cell: row => (row.closed ? <Mark>{say('institution.room_closed')}</Mark> : <span className="num">{say('institution.beds_taken', { taken: row.taken.length, beds: row.beds.length })}</span>) },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => manages && <Button size="compact-sm" variant="default" aria-label={`${say('office.change')}: ${row.name}`} onClick={() => edit(row)}>{say('office.change')}</Button> },
        ]} />)}</Answer>
      </Section>
      <Residents house={house} rooms={rooms.data ?? []} />
      {editing && <RoomForm unitId={house.unitId} home={homeOf(house.id)} room={editing === 'new' ? undefined : editing} onClose={() => edit(undefined)} />}
    </>
  )
}

function Residents({ house, rooms }: { house: Institution; rooms: readonly Room[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  // whoever comes from an accepted referral finds the form open, about the person who was referred
  const [query, setQuery] = useSearchParams()
  const led = query.get('terima')
  const came = useQuery<Came>(led ? `/api/v1/receptions/${led}` : null).data
  const [doing, does] = useState<Doing | undefined>(led ? { what: 'admit' } : undefined)
  const living = useAll<StayRow>(address('/api/v1/stays', { unitId: house.unitId, state: 'di_panti,cuti', limit: 100 }), 20)
  const gone = usePages<StayRow>(address('/api/v1/stays', { unitId: house.unitId, state: 'keluar', limit: 20 }))
  const bedOf = ({ roomId, bed }: StayRow) => [rooms.find(({ id }) => id === roomId)?.name, bed && say('stay.bed', { bed })].filter(Boolean).join(', ') || '–'
  const close = () => {
    does(undefined)
    if (led) setQuery({}, { replace: true })
  }
  const button = (what: 'leave' | 'return' | 'move' | 'out', row: StayRow) => {
    const word = say(what === 'leave' && row.state === 'cuti' ? 'stay.longer' : `stay.${what}`)
    return <Button key={what} size="compact-sm" variant="default" aria-label={`${word}: ${row.who}`} onClick={() => does({ what, stay: row })}>{word}</Button>
  }
  return (
    <>
      <Section id="penghuni" title={say('stay.title')} aside={<Button size="compact-md" onClick={() => does({ what: 'admit' })}>{say('stay.admit')}</Button>} lead={say('stay.sealed_hint')}>
        <Answer of={living} rows={4}>{items => (items.length === 0 ? <Nothing title={say('stay.none')} /> : <Ledger label={say('stay.title')} rows={items} to={row => `/kasus/${row.caseId}`} columns={[
          { head: say('field.name'), cell: row => row.who }, { head: say('stay.since'), cell: row => dayWords(language, row.admittedDay, true), narrow: 'plain' }, { head: say('stay.place'), cell: bedOf, narrow: 'plain' }, ...items.some(row => row.origin) ? [{ head: say('stay.origin'), cell: (row: StayRow) => (row.origin ? <OriginWords code={row.origin} /> : ''), narrow: 'plain' as const }] : [], { head: say('field.state'), cell: row => <StayMark row={row} today={today} />, narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <div className="buttons">{(row.state === 'cuti' ? ['return', 'leave', 'out'] as const : ['leave', 'move', 'out'] as const).map(what => button(what, row))}</div> },
        ]} />)}</Answer>
      </Section>
      <Section id="keluar" title={say('stay.gone')}>
        <PagedLedger query={gone} label={say('stay.gone')} empty={say('stay.gone_none')} to={row => `/kasus/${row.caseId}`} columns={[{ head: say('field.name'), cell: row => row.who }, { head: say('stay.since'), cell: row => dayWords(language, row.admittedDay, true), narrow: 'plain' }, { head: say('field.way'), cell: row => <StayMark row={row} today={today} /> }]} />
      </Section>
      {doing?.what === 'admit' && (!led || came) && <AdmitForm house={house} rooms={rooms} came={came} onClose={close} />}
      {doing?.what === 'leave' && <LeaveForm stay={doing.stay} onClose={close} />}
      {doing?.what === 'return' && <ReturnForm stay={doing.stay} house={house} rooms={rooms} onClose={close} />}
      {doing?.what === 'move' && <MoveForm stay={doing.stay} house={house} rooms={rooms} onClose={close} />}
      {doing?.what === 'out' && <OutForm stay={doing.stay} onClose={close} />}
    </>
  )
}
