import { useApp, useSession } from './app.tsx'
import type { Held } from './memory.ts'
import { messages } from './phone-messages.ts'
import { actorOf } from './session.ts'
import { type Reachable, type Why, whyHere } from './why.ts'
import { MoreWords, type Say, usePlaceName, useSay } from './words.tsx'

/** Mengapa ini ada di ponsel saya: one sentence under a record, unfolded on a press. */
export function WhyHere(of: { kind: Reachable; record: object }) {
  return <MoreWords messages={messages}><Sentence {...of} /></MoreWords>
}

function Sentence({ kind, record }: { kind: Reachable; record: object }) {
  const say = useSay()
  const place = usePlaceName()
  const { memory, sheet } = useApp()
  const actor = actorOf(useSession())
  const held = record as Held
  const why = memory.word.get(kind.name, held.id) ? whyHere(kind, held, actor, sheet, memory.word) : { reach: 'unsent' as const }
  return <details className="more"><summary>{say('here.title')}</summary><p>{wordsOf(say, place, kind, why)}</p></details>
}

function wordsOf(say: Say, place: (code: string) => string, kind: Reachable, why: Why | undefined): string {
  if (!why) return say('here.none')
  const { reach, post } = why
  if (reach === 'unsent') return say('here.unsent')
  if (reach === 'lead') return say('here.lead')
  if (reach === 'team') return say('here.team')
  if (reach === 'own') return say(kind.name === 'trip' ? 'here.own_trip' : 'here.own_case')
  if (reach === 'addressed') return say('here.addressed')
  if (reach === 'unit') return say('here.unit')
  if (!post || reach === 'home') return say('here.home')
  return say('here.area', { role: say(`role.${post.role}`), place: [place(post.region), post.rt && `RT ${post.rt}`, post.rw && `RW ${post.rw}`].filter(part => part).join(' · ') })
}
