import { homeOf, mintId, type Id } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import type { Actor } from '#kernel/rights.ts'
import { transact } from './db.ts'
import type { Bell, Effect } from './derived.ts'
import { dispatch, refuse, type House } from './dispatch.ts'
import { forgetPictures, type Files } from './files.ts'
import type { Tasks } from './jobs.ts'
import { openInput } from './secrets.ts'

const LONG_AGO = '2000-01-01'
type Asked = { actor: Id; actor_name: string; at: string; effect: Effect | null }

/** Everything that jobs do; a task gets ids alone and works as pilar_app under the settings of its actor. */
export function tasksOf(house: House & Files, role: string): Tasks {
  return { effect: bell => takeEffect(house, role, bell as Bell), remove: told => removePictures(house, (told as { home: number }).home) }
}

/** Takes the pictures of erased people out of their store, each record for itself; what could not be reached is tried again. */
async function removePictures({ pool, store }: House & Files, home: number): Promise<void> {
  const settings = { kab: [], home: [home], worker: '' }
  const { rows } = await transact(pool, settings, client => client.query<{ record: Id }>('select record from files_to_remove($1) record', [home]), true)
  for (const { record } of rows) {
    await forgetPictures(store, record)
    await transact(pool, settings, client => client.query('select files_removed($1, $2)', [home, record]))
  }
}

/** Lets a derived effect happen in its home, once for ever by its id: in the name of whoever asked, with the job's role there and nothing else. What was to be told of somebody erased meanwhile is not told. */
async function takeEffect(house: House, role: string, { home, id, nth }: Bell): Promise<void> {
  const { rows: [asked] } = await transact(house.pool, { kab: [], home: [home], worker: '' }, client => client.query<Asked>('select actor, actor_name, at, derived -> $3::integer as effect from history where home = $1 and id = $2', [home, id, nth]), true)
  if (!asked?.effect) throw new Error(`act ${id} has no effect ${nth}`)
  const { effect } = asked
  const region = house.homes.regionOf(effect.home)
  if (region === undefined) throw new Error(`act ${id} has an effect in the unknown home ${effect.home}`)
  const post = { id: mintId(effect.home, 0, count => new Uint8Array(count)), role, region, line: 'area', from: LONG_AGO } as const
  const actor: Actor = { workerId: asked.actor, name: asked.actor_name, shut: [], posts: [post] }
  const input = await inputOf(house, home, effect)
  const envelope = { id: effect.id, action: effect.action, at: asked.at, input: input ?? {} }
  if (input === undefined) await refuse(house, actor, envelope, notFound())
  else await dispatch(house, actor, envelope)
}

/** What an effect says, its secrets opened; undefined when whom it is about has been erased. */
async function inputOf({ pool, vault, actions }: House, home: number, { action, input, sealed }: Effect): Promise<unknown> {
  if (!sealed) return input
  const keys = await transact(pool, { kab: [], home: [home, homeOf(sealed)], worker: '' }, client => vault.keysFor(client, [sealed]), true)
  const key = keys.get(sealed)
  return key && openInput(vault, key, actions.get(action)!.input, input)
}
