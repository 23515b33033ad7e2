import type { Envelope } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import type { Outbox } from './outbox.ts'
import { isHanded, keeping, type Pending, renaming } from './pending.ts'
import type { Shelf } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'

/** A picture on its way to a visit; its bytes lie on the shelf of whoever took it. */
export type Photo = {
  key: string
  owner?: Id
  at: string
  type: string
  size: number
  /** Of the bytes kept here, and the server's to answer with. */
  sha256: string
  /** The form it was taken for, until that form is sent. */
  draft?: string
  /** The visit, or the record of another sort (`to`), and the act after which it is sent. */
  visitId?: Id
  to?: 'hearings' | 'log_notes' | 'provisions'
  after?: Id
  /** The server has taken that act, or keeps it for the office: the picture goes after it. */
  ready?: true
  /** How many bytes the server holds. */
  offset: number
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  problem?: { code: string; status: number; details: Record<string, unknown> }
}
/** Why a picture is not being sent yet: its form is open, its report waits, was refused or was discarded, or there is no Wi-Fi. */
export type Hold = 'draft' | 'report' | 'refused' | 'lost' | 'wifi'
/** Pictures that follow a report, apart from the acts, so that text goes first. */
export type Photos = Signal<readonly Photo[]> & {
  /** Makes a picture small and without position, or takes a recording as it is, and keeps it for a form; throws a Problem when it is none, or when the device is full. */
  take(draft: string, picture: Blob | HTMLVideoElement): Promise<void>
  /** Ties the pictures of a form to the visit, or the record of another sort, and the act that were made of it. */
  follow(draft: string, visitId: Id, after: Id, to?: Photo['to']): Promise<void>
  /** Ties pictures whose act was refused to the act that took its place. */
  move(from: Id, visitId: Id, after: Id): Promise<void>
  /** Sends what may be sent; `now` sends also without Wi-Fi, because a person pressed; `last` all that belongs to a visit, because this device is to be emptied. */
  send(how?: 'now' | 'last'): Promise<void>
  heldBy(photo: Photo): Hold | undefined
  bytes(key: string): Promise<Blob | undefined>
  /** Tries a failed picture once more; one whose report was discarded is sent alone. */
  again(key: string): void
  drop(key: string): Promise<void>
  /** Forgets what is shown; what is kept stays on its shelf. */
  clear(): void
  onlyWifi: Signal<boolean>
}

const STORE = 'pilar.photos.wifi'
/** Refusals that pass by themselves: the line, the session, a server that is busy or newer. */
const passes = ({ status }: Problem) => status === 0 || status >= 500 || [401, 408, 426, 429].includes(status)

/** Makes the line of pictures behind the outbox. */
export function createPhotos(http: () => Http, outbox: Outbox, shelf: Signal<Shelf>, arrived: () => Promise<void>): Photos {
  const list = createSignal<readonly Photo[]>([])
  const onlyWifi = createSignal(remembered())
  let pressed: 'now' | 'last' | undefined
  const find = (key: string) => list.get().find(photo => photo.key === key)
  const patch = async (key: string, change: Partial<Photo>, keeps = true) => {
    list.set(list.get().map(photo => (photo.key === key ? { ...photo, ...change } : photo)))
    const photo = find(key)
    if (keeps && photo) await shelf.get().files.patch(key, kept(photo))
  }
  const heldBy = (photo: Photo): Hold | undefined => {
    const { draft, after, visitId, ready } = photo
    if (draft) return 'draft'
    // a report may have been sent again as another act
    const acts = outbox.get().filter(item => !isTaken(item) && (item.envelope.id === after || isReportOf(item.envelope, visitId)))
    if (acts.length) return acts.some(({ state }) => state !== 'refused') ? 'report' : 'refused'
    if (!ready) return 'lost'
    return onlyWifi.get() && !pressed && !onWifi() && !isSound(photo) ? 'wifi' : undefined
  }
  /** What the server took is marked, for an act leaves the outbox both when it is done and when a person discards it. */
  const taken = new Map<Id, Envelope>()
  const mark = async () => {
    for (const item of outbox.get()) if (isTaken(item)) taken.set(item.envelope.id, item.envelope)
    const fresh = list.get().filter(photo => !photo.ready && !photo.draft && (taken.has(photo.after ?? '') || [...taken.values()].some(envelope => isReportOf(envelope, photo.visitId))))
    for (const { key } of fresh) await patch(key, { ready: true })
    if (fresh.length) void send()
  }
  const sendAll = async () => {
    for (;;) {
      const photo = list.get().find(one => one.state === 'waiting' && (pressed === 'last' ? !one.draft : !heldBy(one)))
      if (!photo) return
      await patch(photo.key, { state: 'sending', problem: undefined }, false)
      try {
        const bytes = await shelf.get().files.bytes(photo.key)
        if (!bytes) throw new Problem('photo_gone', 410)
        const { sendPicture } = await import('./photowork.ts')
        await sendPicture(http(), photo, bytes, offset => void patch(photo.key, { offset }, false))
        await patch(photo.key, { state: 'sent', offset: photo.size }, false)
        await shelf.get().files.remove(photo.key)
        // once the server's word of it is here, the picture itself is shown instead
        void arrived().then(() => list.set(list.get().filter(({ key }) => key !== photo.key)))
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem
        const { code, status, details } = problem
        await patch(photo.key, { state: passes(problem) ? 'waiting' : 'failed', ...(status === 0 ? {} : { problem: { code, status, details } }) })
        if (passes(problem)) return
      }
    }
  }
  let sending: Promise<void> | undefined
  const send = (how?: 'now' | 'last') => {
    pressed = how ?? pressed
    // what waits on a shelf just opened is not seen yet: a picture might go before its report
    const opened = shelf.get().nowhere ? Promise.resolve() : outbox.opened()
    return (sending ??= opened.then(sendAll).finally(() => {
      sending = undefined
      if (!list.get().some(photo => photo.state === 'waiting' && !photo.draft)) pressed = undefined
    }))
  }
  /** A shelf was opened: what lies there is shown; what was taken before anything could be kept moves onto it. */
  const restore = async (before: Shelf, now: Shelf) => {
    const moving = before.nowhere ? await before.files.facts() : []
    const owner = outbox.owner.get()
    for (const { key, facts } of moving) {
      const bytes = (facts as Photo).owner === owner && await before.files.bytes(key)
      if (bytes) await now.files.put(key, facts, bytes)
      await before.files.remove(key)
    }
    const found = (await now.files.facts()).map(({ key, facts }) => ({ ...facts as Photo, key }))
    if (shelf.get() === now) list.set(found.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
  }
  outbox.subscribe(() => void mark())
  // a report that goes anew under another number takes its pictures along, also when its visit is called anew
  outbox.follow(async (old, better) => {
    const rename = renaming(old, better)
    for (const { key, visitId, after } of list.get()) {
      const renamed = rename(visitId) as Id | undefined
      if (after === old.id || renamed !== visitId) await patch(key, { after: better.id, visitId: renamed, ready: undefined, state: 'waiting', problem: undefined })
    }
  })
  let opened = shelf.get()
  shelf.subscribe(() => {
    const before = opened
    opened = shelf.get()
    void restore(before, opened).then(mark).then(() => send())
  })
  onlyWifi.subscribe(() => { remember(onlyWifi.get()); void send() })
  line()?.addEventListener?.('change', () => void send())
  const tie = async (of: (photo: Photo) => boolean, visitId: Id, after: Id, to?: Photo['to']) => {
    for (const { key } of list.get().filter(of)) await patch(key, { draft: undefined, visitId, after, ...(to ? { to } : {}), ready: undefined, state: 'waiting', problem: undefined })
    outbox.bears(after, list.get().filter(photo => photo.after === after && !isSound(photo)).length)
    await mark()
  }
  return {
    ...list, heldBy, send, onlyWifi,
    async take(draft, picture) {
      const { made } = await import('./photowork.ts')
      const { bytes, sha256 } = await made(picture)
      if (list.get().some(photo => photo.draft === draft && photo.sha256 === sha256)) return
      const photo: Photo = { key: crypto.randomUUID(), owner: outbox.owner.get(), at: new Date().toISOString(), type: bytes.type, size: bytes.size, sha256, draft, offset: 0, state: 'waiting' }
      await keeping(() => shelf.get().files.put(photo.key, kept(photo), bytes))
      list.set([...list.get(), photo])
    },
    follow: (draft, visitId, after, to) => tie(photo => photo.draft === draft, visitId, after, to),
    move: (from, visitId, after) => tie(photo => photo.after === from, visitId, after),
    bytes: async key => {
      const bytes = await shelf.get().files.bytes(key)
      return bytes && new Blob([bytes], { type: find(key)?.type ?? bytes.type })
    },
    again(key) {
      void patch(key, { state: 'waiting', problem: undefined, ready: true }).then(() => send())
    },
    async drop(key) {
      await shelf.get().files.remove(key)
      list.set(list.get().filter(photo => photo.key !== key))
    },
    clear: () => list.set([]),
  }
}

/** Whether it is a recording: short, and somebody's word, so it waits for no Wi-Fi. */
export function isSound({ type }: Pick<Photo, 'type'>): boolean {
  return type.startsWith('audio/')
}

/** Whether the server has an act: done, or in quarantine, where its pictures lie beside it. */
function isTaken({ state, refused }: Pending): boolean {
  return state === 'answered' || isHanded({ refused })
}

/** Whether an act reports this visit. */
export function isReportOf({ action, input }: Envelope, visitId: Id | undefined): boolean {
  const told = input as { visitId?: Id; id?: Id } | undefined
  return !!visitId && ((action === 'visit.report' && told?.visitId === visitId) || (action === 'visit.report_unannounced' && told?.id === visitId))
}

/** What is kept of a picture besides its bytes; one that was on its way waits again. */
function kept(photo: Photo): object {
  return { ...photo, state: photo.state === 'sending' ? 'waiting' : photo.state }
}

type Line = { type?: string; addEventListener?(name: 'change', listener: () => void): void }

function line(): Line | undefined {
  return (globalThis.navigator as { connection?: Line } | undefined)?.connection
}

/** Whether the device says that it is on Wi-Fi or a cable; one that does not say waits for a press. */
function onWifi(): boolean {
  return ['wifi', 'ethernet'].includes(line()?.type ?? '')
}

function remembered(): boolean {
  try {
    return localStorage.getItem(STORE) === 'ya'
  } catch {
    return false
  }
}

function remember(only: boolean): void {
  try {
    localStorage.setItem(STORE, only ? 'ya' : 'tidak')
  } catch {
    return
  }
}
