import type { FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import type { Client } from './db.ts'
import { dispatch } from './dispatch.ts'
import { equals, findDoor, formToken, openUntil, type Door } from './doors.ts'
import { formOf, keyOf } from './forms.ts'
import { envelopeIdFor } from './http.ts'
import type { Services } from './services.ts'

/** A request to a page behind a link. */
export type Asked = FastifyRequest<{ Params: { link: string } }>

/** The door of a form that was sent, if its cookie is good and the form is the page's own. */
export async function openedDoor(services: Services, request: Asked): Promise<{ door: Door; until: number } | undefined> {
  const door = await findDoor(services, request.params.link)
  const until = door && openUntil(services.vault, door, request.headers.cookie, Date.now())
  return door && until !== undefined && equals(formOf(request).get('token') ?? '', formToken(services.vault, door, until)) ? { door, until } : undefined
}

/** Does an act for whoever stands behind a door: the same press of a button is one act, however often it is sent. */
export async function actBehind(services: Services, { actor, home }: Door, action: string, input: object, before = ''): Promise<void> {
  const id = envelopeIdFor(actor.workerId, keyOf(action, JSON.stringify(input), before), home)
  const receipt = await dispatch(services, actor, { id, action, at: new Date().toISOString(), input })
  if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
}

/** The names of places, and of the pillars of a home. */
export async function namesOf(client: Client, regions: readonly Region[], home: number): Promise<{ places: Map<string, string>; pillars: Map<string, string> }> {
  const [places, pillars] = await Promise.all([
    client.query<{ code: string; name: string }>('select code, name from regions where code = any($1)', [[...new Set(regions)]]),
    client.query<{ code: string; name: string }>('select code, short as name from pillars where home = $1', [home]),
  ])
  return { places: new Map(places.rows.map(row => [row.code, row.name])), pillars: new Map(pillars.rows.map(row => [row.code, row.name])) }
}
