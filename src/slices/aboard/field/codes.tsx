import { useState } from 'react'
import { isLive, type Actor } from '#kernel/rights.ts'
import { dayAt } from '#kernel/day.ts'
import { Post } from '#slices/workers/rules.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAttempt, useRecords } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { List, PlainRow } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { inviterPost } from '../invite.ts'

type Code = { name: string; username: string; password: string; expires: string; qr: string }

/** Hands first codes to the workers one may give them to: a coordinator's pillar, or a kelurahan's PSM, RT and RW. */
export function CodesPage() {
  const say = useSay()
  const placeName = usePlaceName()
  const { http } = useApp()
  const session = useSession()
  const { busy, problem, attempt } = useAttempt()
  const [code, setCode] = useState<Code>()
  const people = useInvited(actorOf(session))
  const make = (workerId: string) => void attempt(async () => { setCode(await http.post<Code>(`/api/workers/${workerId}/code`)); window.scrollTo(0, 0) })
  if (code) return <OneCode code={code} onDone={() => setCode(undefined)} />
  return (
    <Page title={say('codes.title')} back="/saya" lead={say('codes.lead')}>
      <Refusal problem={problem} />
      {people.length === 0 ? <EmptyState title={say('codes.none')}><p>{say('codes.none_lead')}</p></EmptyState> : (
        <List label={say('codes.title')}>{people.map(({ workerId, name, posts }) => (
          <PlainRow key={workerId} title={name} mark={<Button small busy={busy} label={say('codes.make', { name })} onPress={() => make(workerId)}>{say('codes.make_short')}</Button>}>
            {posts.map(post => <p key={post.id}>{say(`role.${post.role}`)} · {placeName(post.region)}{post.rw ? ` · RW ${post.rw}` : ''}{post.rt ? ` · RT ${post.rt}` : ''}</p>)}
          </PlainRow>
        ))}</List>
      )}
    </Page>
  )
}

function OneCode({ code, onDone }: { code: Code; onDone(): void }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = useOwnPlace()
  return (
    <Page title={say('codes.show', { name: code.name })} lead={say('codes.hand', { when: momentWords(say, language, place, code.expires) })}>
      <img alt={say('codes.qr')} width={260} height={260} style={{ background: '#fff', padding: 12, alignSelf: 'center' }} src={`data:image/svg+xml;utf8,${encodeURIComponent(code.qr)}`} />
      <dl className="facts"><div><dt>{say('first.login')}</dt><dd><strong>{code.username}</strong></dd></div><div><dt>{say('first.code')}</dt><dd><strong>{code.password}</strong></dd></div></dl>
      <p>{location.host}/mulai</p>
      <Button tone="primary" wide onPress={onDone}>{say('codes.done')}</Button>
    </Page>
  )
}

function useInvited(actor: Actor) {
  const now = trueNow()
  const posts = useRecords(Post).filter(post => isLive(post, dayAt(post.region, now)))
  const byWorker = new Map<string, typeof posts>()
  for (const post of posts) byWorker.set(post.workerId, [...(byWorker.get(post.workerId) ?? []), post])
  return [...byWorker].filter(([workerId, held]) => workerId !== actor.workerId && inviterPost({ ...actor, posts: actor.posts.filter(post => !isAdmin(post.role)) }, held[0]!.region, held))
    .map(([workerId, held]) => ({ workerId, name: held[0]!.workerName, posts: held })).toSorted((a, b) => a.name.localeCompare(b.name, 'id'))
}

// an admin works at the office's desk, where the whole list of workers is
const isAdmin = (role: string) => role === 'admin'
