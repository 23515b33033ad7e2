import { IconBrandWhatsapp, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { useSession } from '#web/app.tsx'
import { useAction } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { PlainRow } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { chatOf, dialOf, wrongNumber } from '#slices/areas/contacts.ts'
import type { Post } from '#slices/workers/rules.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'

const LOOK = { size: 20, stroke: 1.75, 'aria-hidden': true } as const

/** Calls a number; a mobile one also by WhatsApp. */
export function Calls({ name, phone, children }: { name: string; phone: string; children?: React.ReactNode }) {
  const say = useSay()
  const chat = chatOf(phone)
  return (
    <span className="buttons">
      <a className="btn" href={`tel:${dialOf(phone)}`} aria-label={say('area.call_who', { name, phone })}><IconPhone {...LOOK} /><span>{say('area.call')} <span className="number">{phone}</span></span></a>
      {chat && <a className="btn" href={`https://wa.me/${chat}`} target="_blank" rel="noreferrer" aria-label={say('area.chat_who', { name })}><IconBrandWhatsapp {...LOOK} /><span>{say('area.chat')}</span></a>}
      {children}
    </span>
  )
}

/** One who serves an area: role, RT and RW, period of office, and how to reach them. */
export function Contact({ post }: { post: Read<typeof Post> }) {
  const say = useSay()
  const [language] = useLanguage()
  const pillar = usePillarShort()(post.pillar ?? post.role)
  const spot = ['ketua_rt', 'ketua_rw'].includes(post.role) ? '' : [post.rw && `RW ${post.rw}`, post.rt && `RT ${post.rt}`].filter(Boolean).join(' · ')
  const own = useSession().worker.id === post.workerId
  const title = post.role === 'ketua_rt' ? `RT ${post.rt}${post.rw ? ` · RW ${post.rw}` : ''}` : post.role === 'ketua_rw' ? `RW ${post.rw}` : pillar
  const period = post.until ? say('area.period', { from: dayWords(language, post.from, true), until: dayWords(language, post.until, true) }) : say('area.since', { from: dayWords(language, post.from, true) })
  return (
    <PlainRow title={post.workerName} mark={post.wrong ? <Mark tone="tembaga">{say('area.wrong.marked')}</Mark> : undefined}>
      <p>{[title, spot, period].filter(Boolean).join(' · ')}</p>
      {own ? <p>{say('area.self')}: {post.phone ?? say('area.no_phone')}</p> : post.depth !== 'full' ? <p>{say('area.no_right')}</p> : post.phone ? <Calls name={post.workerName} phone={post.phone}>{!post.wrong && <Wrong post={post} />}</Calls> : <p>{say('area.no_phone')}</p>}
    </PlainRow>
  )
}

function Wrong({ post }: { post: Read<typeof Post> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(wrongNumber)
  const [told, tell] = useState(false)
  if (told) return <p role="status">{say('area.wrong.told')}</p>
  return <>
    <Button tone="quiet" busy={busy} label={say('area.wrong_who', { name: post.workerName })} onPress={() => void run({ postId: post.id }).then(done => done && tell(true))}>{say('area.wrong')}</Button>
    <Refusal problem={problem} />
  </>
}
