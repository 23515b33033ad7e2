import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'

/** What a bad line does to one exchange: the request never arrives, the answer never comes back, the body is cut, all of it comes twice or late. */
export type Mishap = 'lost request' | 'lost response' | 'cut request' | 'cut response' | 'duplicate' | 'late'
/** A line between a browser and the house that can be spoiled while it is used; plain HTTP over TCP, one exchange a connection when it is spoiled. */
export type Wire = {
  url: string
  /** Spoils the next requests whose first line matches, one mishap after the other. */
  spoil(what: RegExp, ...mishaps: readonly Mishap[]): void
  /** Lets so many bytes a second pass each way; nothing means as fast as it goes. */
  slow(bytesPerSecond?: number): void
  /** Cuts the line: open connections break, new ones are refused; and mends it. */
  cut(): void
  mend(): void
  /** Leads to another address, as after a restart of the server. */
  lead(to: string): void
  /** What has gone wrong so far. */
  readonly happened: readonly { line: string; mishap: Mishap }[]
  close(): Promise<void>
}

const LATE_MS = 1_500
const SLICE_MS = 50
const HEAD_END = '\r\n\r\n'

/** Lays a line to a house. */
export async function layWire(to: string): Promise<Wire> {
  let target = new URL(to)
  let speed: number | undefined
  let broken = false
  const rules: { what: RegExp; mishaps: Mishap[] }[] = []
  const happened: { line: string; mishap: Mishap }[] = []
  const open = new Set<Socket>()
  const mishapOf = (line: string): Mishap | undefined => {
    const mishap = rules.find(({ what, mishaps }) => mishaps.length && what.test(line))?.mishaps.shift()
    if (mishap) happened.push({ line, mishap })
    return mishap
  }
  const held = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
    return socket
  }
  const server = createServer(socket => {
    if (broken) return void socket.destroy()
    void serve(held(socket), () => held(connect(Number(target.port), target.hostname)), mishapOf, () => speed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => { for (const socket of open) socket.destroy() }
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    spoil: (what, ...mishaps) => void rules.push({ what, mishaps: [...mishaps] }),
    slow: bytes => { speed = bytes },
    cut() { broken = true; cut() },
    mend() { broken = false },
    lead(url) { target = new URL(url); cut() },
    happened,
    async close() { cut(); server.close(); await once(server, 'close') },
  }
}

/** Carries the exchanges of one connection, one after the other. */
async function serve(browser: Socket, reach: () => Socket, mishapOf: (line: string) => Mishap | undefined, speed: () => number | undefined): Promise<void> {
  const reader = readerOf(browser)
  for (;;) {
    const request = await reader()
    if (!request) return void browser.destroy()
    const mishap = mishapOf(request.toString('latin1', 0, request.indexOf('\r\n')))
    if (mishap === 'lost request') return void browser.destroy()
    if (mishap === 'cut request') return await cutRequest(browser, reach(), request)
    if (mishap === 'late') await new Promise(done => setTimeout(done, LATE_MS))
    if (mishap === 'duplicate') await exchange(reach(), request, speed)
    const answer = await exchange(reach(), request, speed)
    if (!answer || mishap === 'lost response') return void browser.destroy()
    if (mishap === 'cut response') return void browser.end(answer.subarray(0, Math.floor(answer.length / 2)))
    if (!await write(browser, answer, speed)) return
  }
}

/** Half of a request reaches the house, then the line is gone. */
async function cutRequest(browser: Socket, house: Socket, request: Buffer): Promise<void> {
  house.write(request.subarray(0, Math.floor(request.length / 2)))
  await new Promise(done => setTimeout(done, SLICE_MS))
  house.destroy()
  browser.destroy()
}

/** Sends one request on a connection of its own and takes the whole answer. */
async function exchange(house: Socket, request: Buffer, speed: () => number | undefined): Promise<Buffer | undefined> {
  const reader = readerOf(house, true)
  if (!await write(house, request, speed)) return undefined
  const answer = await reader()
  house.destroy()
  return answer
}

async function write(socket: Socket, bytes: Buffer, speed: () => number | undefined): Promise<boolean> {
  for (let at = 0; at < bytes.length;) {
    const slow = speed()
    const slice = slow ? Math.max(1, Math.floor((slow * SLICE_MS) / 1000)) : bytes.length
    if (socket.destroyed) return false
    socket.write(bytes.subarray(at, at + slice))
    at += slice
    if (slow) await new Promise(done => setTimeout(done, SLICE_MS))
  }
  return !socket.destroyed
}

/** Gives one message of HTTP after the other, whole: by its length, in pieces, or to the end of the connection. */
function readerOf(socket: Socket, answers = false): () => Promise<Buffer | undefined> {
  let rest = Buffer.alloc(0)
  let ended = false
  let wake = () => {}
  socket.on('data', bytes => { rest = Buffer.concat([rest, bytes as Buffer]); wake() })
  for (const event of ['end', 'close', 'error']) socket.on(event, () => { ended = true; wake() })
  return async () => {
    for (;;) {
      const length = lengthOf(rest, answers, ended)
      if (length !== undefined) {
        const message = rest.subarray(0, length)
        rest = rest.subarray(length)
        return message
      }
      if (ended) return undefined
      await new Promise<void>(done => { wake = done })
    }
  }
}

/** How long the message at the front is, once all of it is here. */
function lengthOf(bytes: Buffer, answers: boolean, ended: boolean): number | undefined {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const body = headEnd + HEAD_END.length
  const status = answers ? Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]) : 0
  if (status === 204 || status === 304) return body
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length) return bytes.length >= body + Number(length) ? body + Number(length) : undefined
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const end = bytes.indexOf('\r\n0\r\n\r\n', headEnd)
    return end < 0 ? undefined : end + 7
  }
  return answers ? (ended ? bytes.length : undefined) : body
}
