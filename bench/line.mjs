// A phone's line to the server as a browser holds it, with every byte counted, and what figures are told of it.
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import { VERSION } from '../src/web/device.ts'

const TICK_MS = 10
const unpacked = promisify(brotliDecompress)

/** A line as a browser holds it: one connection kept alive, its headers, its packed answers; counts every byte both ways. */
export function lineTo(url, token) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set()
  const device = randomUUID()
  let requests = 0
  const post = (path, body) => new Promise((done, fail) => {
    const sent = JSON.stringify(body)
    requests += 1
    const asking = request(url + path, { method: 'POST', agent, headers: {
      'content-length': Buffer.byteLength(sent), 'sec-ch-ua-platform': '"Android"', authorization: `Bearer ${token}`, 'x-pilar-version': VERSION, 'x-pilar-device': `${device}; waiting=0; refused=0; at=${new Date().toISOString()}`,
      'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', accept: 'application/json', 'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Google Chrome";v="140"', 'content-type': 'application/json', 'sec-ch-ua-mobile': '?1',
      origin: url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', referer: `${url}/lapangan/`, 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7',
    } }, async answer => {
      try {
        const parts = []
        for await (const part of answer) parts.push(part)
        const bytes = Buffer.concat(parts)
        const told = JSON.parse(answer.headers['content-encoding'] === 'br' ? await unpacked(bytes) : bytes)
        if (answer.statusCode !== 200) throw new Problem(told.code ?? 'server_error', answer.statusCode, told)
        done(told)
      } catch (error) { fail(error) }
    })
    asking.on('socket', socket => sockets.add(socket))
    asking.on('error', fail)
    asking.end(sent)
  })
  return { post, bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0), asked: () => requests, close: () => agent.destroy() }
}

/** Where a phone stands that holds all there is. */
export async function standing(line) {
  const { cursor, scope } = await line.post('/api/pull', {})
  return { cursor, scope }
}

/** Asks for the news since where the phone stands, and moves it on. */
export async function told(line, at) {
  const answer = await line.post('/api/pull', at)
  if (answer.scopeChanged) throw new Error('scope changed')
  at.cursor = answer.cursor
  return answer
}

export async function accepted(line, envelopes) {
  const { receipts } = await line.post('/api/push', { envelopes })
  const refused = receipts.find(receipt => receipt.refused)
  if (refused || receipts.length < envelopes.length) throw new Error(JSON.stringify(refused ?? 'no receipt'))
}

/** Processor time of a process and all its children, living and gone, in milliseconds. */
export function cpuOf(pid) {
  const fields = of => { const stat = readFileSync(`/proc/${of}/stat`, 'utf8'); return stat.slice(stat.lastIndexOf(')') + 2).split(' ') }
  let sum = 0
  for (const of of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const all = fields(of)
      if (Number(of) === pid) sum += Number(all[11]) + Number(all[12]) + Number(all[13]) + Number(all[14])
      else if (Number(all[1]) === pid) sum += Number(all[11]) + Number(all[12])
    } catch { /* gone meanwhile */ }
  }
  return sum * TICK_MS
}

export function kilo(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`
}

export function p(times, share) {
  const sorted = times.toSorted((a, b) => a - b)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`
}
