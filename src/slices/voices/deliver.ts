import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, region, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { covers, placeOf, type Region } from '#kernel/region.ts'
import { CATEGORIES, Concern, Voice, VOICE_SORTS } from './kinds.ts'
import { notAnswered } from './raise.ts'

/** So many must have been able to write from a place, or a wider one is shown. */
export const FEWEST_WRITERS = 10

/** Lets what was said without a name arrive, in nobody's name: only the box may. */
export const deliver = action('voice.deliver', z.strictObject({ sort: oneOf(VOICE_SORTS), category: oneOf(CATEGORIES), text: secret(text(2000)), region: region(), leader: maybe(flag()) }), async ({ allow, newId, today }, { leader, category, ...input }) => {
  allow('voice.deliver', input.region)
  const said = { ...input, id: newId(), day: today(input.region), stage: 'terkirim' as const }
  return { changes: [leader ? add(Concern, said) : add(Voice, { ...said, category, from: 'ponsel', anonymous: true })] }
})

/** Lets a sender without a name say whether the answer helped, in nobody's name. */
export const deliverRating = action('voice.deliver_rating', z.strictObject({ voiceId: id(), helped: flag() }), async ({ allow, desk }, { voiceId, helped }) => {
  const voice = await desk.get(Voice, voiceId)
  allow('voice.deliver', voice.region)
  if (!voice.anonymous || voice.stage !== 'dijawab') throw notAnswered()
  return { changes: [set(Voice, voice, { helped })] }
})

/** Somebody who could have written, and where that one is posted. */
export type Writer = { worker: Id; region: Region }

/** The smallest place around one's own from which at least ten could have written; at the widest the whole kabupaten or kota. */
export function shownPlace(place: Region, writers: readonly Writer[]): Region {
  const { kec, kab } = placeOf(place)
  const enough = (area: Region) => new Set(writers.filter(({ region: at }) => covers(area, at)).map(({ worker }) => worker)).size >= FEWEST_WRITERS
  return [place, kec, kab].find(enough) ?? kab
}
