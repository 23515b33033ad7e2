import { set, type Change, type Moment } from '#kernel/action.ts'
import { isEnded } from './flow.ts'
import { Directive, Hearing, type Wording } from './kinds.ts'
import { told } from './send.ts'

const MOST_BELOW = 500

/** Brings the last wording to where corrected words are quoted: to those below, to whom they were passed on. What was asked of them stays; they are told. */
export async function requoted(moment: Moment, directiveId: string, { text }: Pick<Wording, 'text'>): Promise<{ changes: Change[]; notices: Change[] }> {
  const { desk } = moment
  const below: Directive[] = []
  for (let parents = [directiveId]; parents.length > 0 && below.length < MOST_BELOW;) {
    const found = (await desk.findInHouse(Directive, { parentId: parents })).filter(one => !below.some(({ id }) => id === one.id))
    below.push(...found)
    parents = found.map(({ id }) => id)
  }
  if (below.length === 0) return { changes: [], notices: [] }
  const quoted = ({ chain }: Pick<Hearing, 'chain'>) => ({ chain: chain.map(link => (link.id === directiveId ? { ...link, text, corrected: true } : link)) })
  const hearings = await desk.findInHouse(Hearing, { directiveId: below.map(({ id }) => id) })
  return {
    changes: [...below.map(one => set(Directive, one, quoted(one))), ...hearings.map(one => set(Hearing, one, quoted(one)))],
    notices: await told(moment, hearings.filter(one => !isEnded(one.stage) && !one.mirrorOf), 'directive.quoted'),
  }
}
