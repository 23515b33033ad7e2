import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { Mark } from '#web/kit/band.tsx'
import { PlainRow } from '#web/kit/list.tsx'
import { dayWords, dueWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Asking } from '#slices/consents/field/ask.tsx'
import { doDeed } from '#slices/plans/done.ts'
import type { Deed } from '#slices/plans/kinds.ts'

/** An action: what, by whom, until when; whoever follows it says here that it is done. */
export function DeedRow({ deed, makes, about }: { deed: Read<typeof Deed>; makes?: boolean; about?: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const today = dayAt(deed.region, trueNow())
  const open = deed.state === 'terbuka', mine = deed.ownerId === worker.id
  return (
    <PlainRow title={deed.what} attention={open && mine && deed.due <= today} mark={open ? <Mark tone={deed.due < today ? 'bata' : deed.due === today ? 'tembaga' : 'quiet'}>{dueWords(say, deed.due, today)}</Mark> : <Mark tone={deed.state === 'selesai' ? 'daun' : 'quiet'}>{say(`deed_state.${deed.state}`)}</Mark>}>
      <p>{[about, deed.body ?? deed.pillar?.toUpperCase(), mine ? say('steps.yours') : deed.ownerName, dayWords(language, open ? deed.due : deed.doneDay!, true), deed.doneNote].filter(Boolean).join(' · ')}</p>
      {open && (mine || makes) && <Asking action={doDeed} about={deed.id} title={say('steps.done')} first={{ state: 'selesai', note: '' }} items={({ state }) => [{ at: 'state', of: ['selesai', 'batal'], list: 'deed_state' }, { at: 'note', as: 'long', max: 500, must: state === 'batal' }]} given={values => ({ deedId: deed.id, ...values })} />}
    </PlainRow>
  )
}
