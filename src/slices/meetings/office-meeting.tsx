import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { draftLetter, MEETING_LETTERS } from './letters.ts'
import { AgendaSection } from './office-agenda.tsx'
import { BecameMark, ownerWords } from './office-became.tsx'
import type { MeetingFile } from './office-data.ts'
import { ChangeDialog, InviteDialog } from './office-change.tsx'
import { PeopleSection } from './office-people.tsx'
import { PhotosSection } from './office-photos.tsx'
import { StateMark } from './office.tsx'
import { cancel, finish, start } from './plan.ts'
import { makeCodes, windowOf } from './window.ts'

/** One meeting: what it opens with, its agenda and minutes, who comes and came, photos, letters. */
export function MeetingPage({ id }: { id: string }) {
  const answer = useQuery<MeetingFile>(`/api/v1/meetings/${id}/file`)
  return <Answer of={answer} rows={10}>{file => <Whole file={file} />}</Answer>
}

function Whole({ file }: { file: MeetingFile }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const { meeting, host } = file
  return (
    <Page title={meeting.title} lead={<><StateMark state={meeting.state} /> {dayWords(language, meeting.day)}, {meeting.from.replace(':', '.')}–{meeting.to.replace(':', '.')} · {meeting.place}</>} actions={host && <Deeds file={file} />}>
      <Facts of={[
        [say('office.meetings.sort'), say(`meeting_sort.${meeting.sort}`)], [say('office.meetings.where'), place(meeting.region)], [say('field.leaderId'), meeting.leaderName], [say('field.notetakerId'), meeting.notetakerName], [say('field.theme'), meeting.theme],
        [say('field.replyBy'), meeting.replyBy && dayWords(language, meeting.replyBy)], [say('field.quotas'), meeting.quotas.length > 0 && meeting.quotas.map(one => `${say(`pillar.${one.pillar}`)} ${one.most}`).join(', ')], [say('field.reason'), meeting.reason], [say('field.seriesId'), meeting.seriesId && <Link href={`/rapat/rutin/${meeting.seriesId}`}>{say('office.series.open')}</Link>],
      ]} />
      {file.before.length > 0 && <Before rows={file.before} />}
      <AgendaSection file={file} />
      <PeopleSection file={file} />
      <PhotosSection file={file} />
      {host && <Letters meetingId={meeting.id} />}
    </Page>
  )
}

function Deeds({ file: { meeting } }: { file: MeetingFile }) {
  const say = useSay()
  const [doing, act] = useState<'ubah' | 'undang' | 'batalkan'>()
  const opening = useSend(start)
  const closing = useSend(finish)
  const home = homeOf(meeting.id)
  const now = Date.now()
  const { opens } = windowOf(meeting)
  const open = () => opening.run({ meetingId: meeting.id, codes: makeCodes(meeting, count => crypto.getRandomValues(new Uint32Array(count))) }, home)
  const stands = meeting.state === 'direncanakan' || meeting.state === 'berlangsung'
  return <>
    {meeting.state === 'direncanakan' && <Button loading={opening.busy} disabled={now < Date.parse(opens)} title={now < Date.parse(opens) ? say('problem.meeting.outside_window') : undefined} onClick={() => void open()}>{say('office.meetings.start')}</Button>}
    {meeting.state === 'berlangsung' && <Link className="button-link" href={`/rapat/${meeting.id}/layar`}>{say('office.meetings.screen')}</Link>}
    {stands && now >= Date.parse(opens) && <Button variant="default" loading={closing.busy} onClick={() => void closing.run({ meetingId: meeting.id }, home)}>{say('office.meetings.finish')}</Button>}
    {stands && <Button variant="default" onClick={() => act('undang')}>{say('office.meetings.invite')}</Button>}
    {stands && <Button variant="default" onClick={() => act('ubah')}>{say('office.meetings.edit')}</Button>}
    {meeting.state === 'direncanakan' && <Button variant="default" onClick={() => act('batalkan')}>{say('office.meetings.cancel')}</Button>}
    <RefusalBand problem={opening.problem ?? closing.problem} />
    {doing === 'ubah' && <ChangeDialog meeting={meeting} onClose={() => act(undefined)} />}
    {doing === 'undang' && <InviteDialog meeting={meeting} onClose={() => act(undefined)} />}
    {doing === 'batalkan' && <ReasonDialog title={say('office.meetings.cancel')} lead={say('office.meetings.cancel_lead')} name={`meeting.cancel.${meeting.id}`} action={cancel} input={reason => ({ meetingId: meeting.id, reason })} home={home} submit={say('office.meetings.cancel')} danger onClose={() => act(undefined)} />}
  </>
}

/** What became of the decisions of the meetings before. */
function Before({ rows }: { rows: MeetingFile['before'] }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <Section id="sebelumnya" title={say('office.meetings.before')} lead={say('office.meetings.before_lead')}>
      <Ledger label={say('office.meetings.before')} rows={rows} columns={[
        { head: say('office.meetings.decision'), cell: row => row.text, narrow: 'title' }, { head: say('office.meetings.owners'), cell: row => ownerWords(say, row), narrow: 'plain' },
        { head: say('field.due'), cell: row => <span className="num">{row.due ? dayWords(language, row.due, true) : '–'}</span> }, { head: say('office.meetings.became'), cell: row => <BecameMark of={row} /> },
      ]} />
    </Section>
  )
}

/** The letters that a meeting gives its content to. */
function Letters({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const may = useMay()
  const drafting = useSend(draftLetter)
  const [made, make] = useState<string>()
  if (!may('letter.draft')) return null
  const press = async (sort: (typeof MEETING_LETTERS)[number]) => {
    const receipt = await drafting.run({ meetingId, sort }, homeOf(meetingId))
    make(receipt?.made.find(({ kind }) => kind === 'letter')?.id)
  }
  return (
    <Section id="surat" title={say('office.meetings.letters')} lead={say('office.meetings.letters_lead')}>
      <RefusalBand problem={drafting.problem} />
      <p className="line picks">{MEETING_LETTERS.map(sort => <Button key={sort} variant="default" loading={drafting.busy} onClick={() => void press(sort)}>{say(`letter_sort.${sort}`)}</Button>)}</p>
      {made ? <p role="status"><Link href={`/surat/${made}`}>{say('office.meetings.letter_made')}</Link></p> : <Nothing title={say('office.meetings.letters_none')} />}
    </Section>
  )
}
