import type { Id } from '#kernel/id.ts'
import type { Shelf } from './shelf.ts'

/** A half-written form: what stands in its fields, and where it was. */
export type Draft = { values: Record<string, unknown>; path?: string; at: string }
/** Half-written forms, in memory and behind it on the shelf. */
export type Drafts = {
  get(name: string): Record<string, unknown> | undefined
  /** Keeps what stands in a form; with an empty path it is no form to be taken up again. */
  put(name: string, values: Record<string, unknown>, path?: string): void
  remove(name: string): void
  /** Reads what an earlier opening left, for this worker. */
  load(worker: Id): Promise<void>
  owner(): Id | undefined
  /** What an earlier opening left and nobody has taken up or thrown away since, newest first. */
  left(): [string, Draft][]
  /** Closes the book: memory forgets, the shelf keeps. */
  close(): void
  /** Throws all of it away, on the shelf too. */
  erase(): void
}

/** Makes the book of drafts over the shelf. */
export function createDrafts(shelf: () => Shelf): Drafts {
  const book = new Map<string, Draft>()
  const early = new Set<string>()
  let owner: Id | undefined
  // in their order: of two that are sealed at once, the later must win
  let line: Promise<unknown> = Promise.resolve()
  const inLine = (work: () => Promise<unknown>) => { line = line.then(work).catch(() => undefined) }
  const close = () => {
    book.clear()
    early.clear()
    owner = undefined
  }
  return {
    close,
    owner: () => owner,
    get: name => book.get(name)?.values,
    put(name, values, path = globalThis.location && location.pathname + location.search) {
      const draft = { values, path, at: new Date().toISOString() }
      book.set(name, draft)
      early.delete(name)
      const { drafts } = shelf()
      // only the last of what was typed while the disk was busy
      inLine(async () => { if (book.get(name) === draft) await drafts.put(name, draft) })
    },
    remove(name) {
      book.delete(name)
      early.delete(name)
      const { drafts } = shelf()
      inLine(() => drafts.remove(name))
    },
    async load(worker) {
      owner = worker
      const { drafts } = shelf()
      const found = await Promise.all((await drafts.keys()).map(async name => [name, await drafts.get(name) as Draft | undefined] as const))
      for (const [name, draft] of found) {
        if (!draft || book.has(name)) continue
        book.set(name, draft)
        early.add(name)
      }
    },
    left: () => [...early].map(name => [name, book.get(name)!] as [string, Draft]).sort(([, a], [, b]) => b.at.localeCompare(a.at)),
    erase() {
      const { drafts } = shelf()
      inLine(async () => { for (const name of await drafts.keys()) await drafts.remove(name) })
      close()
    },
  }
}
