import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import type { Outbox } from './outbox.ts'
import { createSignal, type Signal } from './signal.ts'

/** A picture on its way to a visit. */
export type Photo = { key: string; visitId: Id; after: Id; bytes: Blob; name: string; share: number; state: 'waiting' | 'sending' | 'sent' | 'failed'; problem?: Problem }
/** Pictures that follow a report: each is sent once the report itself has its receipt. */
export type Photos = Signal<readonly Photo[]> & {
  add(visitId: Id, after: Id, files: readonly File[]): void
  send(): Promise<void>
  /** Tries a failed picture once more. */
  again(key: string): void
  drop(key: string): void
  clear(): void
}

const LONGEST_PX = 1600
const QUALITY = 0.75

/** Makes the line of pictures behind the outbox. */
export function createPhotos(http: () => Http, outbox: Outbox, arrived: () => Promise<void>): Photos {
  const list = createSignal<readonly Photo[]>([])
  const patch = (key: string, change: Partial<Photo>) => list.set(list.get().map(photo => (photo.key === key ? { ...photo, ...change } : photo)))
  const isHeldBack = ({ after }: Photo) => outbox.get().some(({ envelope, state }) => envelope.id === after && state !== 'answered')
  const sendAll = async () => {
    for (;;) {
      const photo = list.get().find(one => one.state === 'waiting' && !isHeldBack(one))
      if (!photo) return
      patch(photo.key, { state: 'sending', share: 0, problem: undefined })
      try {
        await http().upload(`/api/v1/visits/${photo.visitId}/photos`, photo.bytes, share => patch(photo.key, { share }))
        patch(photo.key, { state: 'sent', share: 1 })
        // once the server's word of it is here, the picture itself is shown instead
        void arrived().then(() => list.set(list.get().filter(({ key }) => key !== photo.key)))
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem
        patch(photo.key, { state: problem.code === 'offline' ? 'waiting' : 'failed', problem })
        if (problem.code === 'offline') return
      }
    }
  }
  let sending: Promise<void> | undefined
  const send = () => (sending ??= sendAll().finally(() => { sending = undefined }))
  return {
    ...list, send,
    again(key) {
      patch(key, { state: 'waiting', problem: undefined })
      void send()
    },
    add(visitId, after, files) {
      list.set([...list.get(), ...files.map(file => ({ key: crypto.randomUUID(), visitId, after, bytes: file, name: file.name, share: 0, state: 'waiting' as const }))])
    },
    drop: key => list.set(list.get().filter(photo => photo.key !== key)),
    clear: () => list.set([]),
  }
}

/** Makes a picture small before it is kept (longest side 1600 px); drawing it anew also drops position and camera data. */
export async function shrink(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) })
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const bytes = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return bytes ? new File([bytes], file.name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
