import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'

type Progress = { offset: number | null; done: boolean; partBytes: number }

const LONGEST_PX = 1280
const WEBP_QUALITY = 0.72
const JPEG_QUALITY = 0.75

/** Makes a picture small (longest side 1280 px) and draws it anew, which leaves position and camera behind; gives its bytes and their SHA-256. */
export async function made(picture: Blob | HTMLVideoElement): Promise<{ bytes: Blob; sha256: string }> {
  // a recording cannot be drawn anew; its form alone is told, without how it was made
  if (picture instanceof Blob && picture.type.startsWith('audio/')) { const bytes = new Blob([picture], { type: picture.type.split(';')[0]! }); return { bytes, sha256: await hashOf(bytes) } }
  const bitmap = await createImageBitmap(picture).catch(() => { throw new Problem('not_a_picture', 422) })
  try {
    const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height))
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) })
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const bytes = await drawn(canvas)
    return { bytes, sha256: await hashOf(bytes) }
  } finally {
    bitmap.close()
  }
}

/** Sends a picture part by part, from where the server says it is; resolves when the server has acknowledged its SHA-256. */
export async function sendPicture(http: Http, photo: { visitId?: string; to?: string; sha256: string; type: string }, bytes: Blob, told: (offset: number) => void): Promise<void> {
  const path = `/api/v1/${photo.to ?? 'visits'}/${photo.visitId}/uploads`
  let at = await http.post<Progress>(path, { sha256: photo.sha256, size: bytes.size, type: photo.type })
  while (!at.done) {
    const { offset, partBytes } = at
    told(offset ?? 0)
    at = await http.part<Progress>(`${path}/${photo.sha256}?offset=${offset}`, bytes.slice(offset ?? 0, (offset ?? 0) + partBytes))
    // a server that does not get on would be asked for ever
    if (!at.done && at.offset !== null && at.offset <= (offset ?? 0)) throw new Problem('server_error', 500)
  }
}

async function drawn(canvas: HTMLCanvasElement): Promise<Blob> {
  const as = (type: string, quality: number) => new Promise<Blob | null>(done => { canvas.toBlob(done, type, quality) })
  const webp = await as('image/webp', WEBP_QUALITY)
  // a browser that cannot write WebP gives PNG instead
  const bytes = webp?.type === 'image/webp' ? webp : await as('image/jpeg', JPEG_QUALITY)
  if (!bytes) throw new Problem('not_a_picture', 422)
  return bytes
}

async function hashOf(bytes: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
