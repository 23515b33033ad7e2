import { randomBytes } from 'node:crypto'
import { homeOf, mintId, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#kernel/rights.ts'
import { dispatch, type Circumstances } from './dispatch.ts'
import { keepPicture } from './files.ts'
import type { Services } from './services.ts'

/** Makes a picture of a visit of bytes that have arrived whole: stores them, then puts the photo on record. */
export async function attachPicture(services: Services, actor: Actor, visitId: Id, upload: Buffer, by: Circumstances = {}): Promise<{ id: Id | null; sha256: string }> {
  const picture = await keepPicture(services, visitId, upload)
  const receipt = await dispatch(services, actor, {
    id: mintId(homeOf(visitId), Date.now(), count => randomBytes(count)), action: 'photo.attach', at: new Date().toISOString(),
    input: { visitId, sha256: picture.sha256, bytes: picture.bytes.length, width: picture.width, height: picture.height },
  }, by)
  if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
  return { id: receipt.made[0]?.id ?? null, sha256: picture.sha256 }
}
