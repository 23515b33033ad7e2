import { offline, type Http } from '#web/http.ts'
import { createMemory, type Memory } from '#web/memory.ts'
import { createOutbox, type Outbox } from '#web/outbox.ts'
import { keptNowhere, type Mark, type Shelf, type Word } from '#web/shelf.ts'
import { createSync, type Sync, type Turns } from '#web/sync.ts'
import { Problem } from '#kernel/problem.ts'
import type { Someone } from './house.ts'

/** What lies on a phone's disk, whatever becomes of the page above it. */
export type Disk = { word: Map<string, Word>; mark?: Mark }
/** A phone: the web app's own memory, outbox and sync, over a line that can be cut. */
export type Phone = { memory: Memory; outbox: Outbox; sync: Sync; disk: Disk; /** Bytes that may still come before the line breaks. */ line: { left: number; came: number; heard: string[]; said: unknown[] }; ids(kind?: string): string[] }

const HEADERS = { 'x-pilar-version': '0.2.0' }

/** Opens the app on a phone; with a disk it goes on from what lies there. */
export function openPhone(who: Someone, { disk = { word: new Map() }, left = Infinity, turns = {} }: { disk?: Disk; left?: number; turns?: Turns } = {}): Phone {
  const line = { left, came: 0, heard: [] as string[], said: [] as unknown[] }
  const http = {
    async post(path: string, body: unknown) {
      if (line.left <= 0) throw offline()
      line.said.push(body)
      const answer = await who.ask('POST', path, body, HEADERS)
      line.came += Math.min(answer.text.length, line.left)
      line.left -= answer.text.length
      if (line.left <= 0) throw offline()
      line.heard.push(answer.text)
      if (answer.status >= 400) throw new Problem(answer.body.code, answer.status, answer.body.details)
      return answer.body
    },
  } as unknown as Http
  const memory = createMemory()
  const shelf = diskShelf(disk)
  const outbox = createOutbox(() => http, memory, () => shelf)
  const sync = createSync(() => http, memory, outbox, () => shelf, turns)
  memory.take([...disk.word.values()], [])
  if (disk.mark) sync.resume(disk.mark)
  return { memory, outbox, sync, disk, line, ids: kind => memory.held().map(one => one.split('/')[0]!).filter(id => !kind || memory.get(kind, id)).toSorted() }
}

function diskShelf(disk: Disk): Shelf {
  return {
    ...keptNowhere(),
    async takeWord(put, forget, mark) {
      for (const one of put) disk.word.set(one.record.id, one)
      for (const { id } of forget) disk.word.delete(id)
      disk.mark = mark
    },
    async clearWord() { disk.word.clear(); delete disk.mark },
  }
}
