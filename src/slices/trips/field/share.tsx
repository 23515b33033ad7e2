import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { zoneOf } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { useAction } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { officeAt } from '#web/session.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Notice, share } from '#slices/notices/rules.ts'
import type { Trip } from '#slices/trips/kinds.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'

/** A text for the kelurahan or RT that has no account: who comes and when; never a name, NIK or type of anyone in need. */
export function ShareText({ trip, notices }: { trip: Read<typeof Trip>; notices: readonly Read<typeof Notice>[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const pillar = usePillarShort()
  const session = useSession()
  const { run, problem } = useAction(share)
  const [copied, setCopied] = useState(false)
  const mine = notices.filter(notice => notice.toRole && notice.fromId === session.worker.id)
  if (!mine.length) return null
  const office = officeAt(session, trip.region)
  const goers = [{ name: trip.leadName, pillar: trip.leadPillar }, ...trip.joiners ?? []]
  const last = goers.at(-1)!
  const others = goers.slice(0, -1).map(goer => `${goer.name} (${pillar(goer.pillar)}), `).join('')
  const rts = [...new Set(mine.flatMap(notice => notice.told.rts ?? []))]
  const dots = (clock: string) => clock.slice(0, 5).replace(':', '.')
  const text = say(mine.some(({ code }) => code === 'trip.moved') ? 'notice_share_moved' : 'notice_share_text', {
    addressee: mine.length === 1 && mine[0]!.toName || say('share.addressee'), day: dayWords(language, trip.day), from: dots(trip.from), to: dots(trip.to), zone: zoneOf(trip.region), leadName: others + last.name, leadPillar: pillar(last.pillar),
    place: `${rts.length ? `RT ${rts.join(', ')} ` : ''}${place(trip.region)}`, office: office?.name, phone: office?.phone ?? '-',
  })
  const mark = async (by: 'whatsapp' | 'tatap_muka') => {
    for (const notice of mine.filter(({ state }) => state === 'belum_dibagikan')) await run({ noticeId: notice.id, by })
  }
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => undefined)
    setCopied(true)
    await mark('tatap_muka')
  }
  return (
    <div className="form" style={{ gap: 10 }}>
      <h3>{say('share.title')}</h3>
      <p className="share">{text}</p>
      <Refusal problem={problem} />
      <div className="buttons">
        <a className="btn btn-primary" href={`https://wa.me/?text=${encodeURIComponent(text)}`} target="_blank" rel="noopener noreferrer" onClick={() => void mark('whatsapp')}>{say('share.whatsapp')}</a>
        <Button onPress={() => void copy()}>{say('group.copy')}</Button>
      </div>
      <p role="status" className="hint">{copied ? say('group.copied') : say('share.neutral')}</p>
    </div>
  )
}
