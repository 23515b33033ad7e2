import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createNet, type AddressInfo, type Socket } from 'node:net'

/** A letter as a mail server took it. */
export type Letter = { from: string; to: string; raw: string; subject: string; body: string; id: string }
/** A mail server for tests: it takes letters, or does what `mood` says for the next ones. */
export type Postbox = { url: string; letters: Letter[]; talks: string[]; mood: (letter: { to: string; nth: number }) => 'take' | 'later' | 'never' | 'silent' | 'taken_and_silent'; close(): Promise<void> }

/** Opens a mail server on the loopback that speaks as much SMTP as a letter needs. */
export async function openPostbox(): Promise<Postbox> {
  const sockets = new Set<Socket>()
  const box: Postbox = { url: '', letters: [], talks: [], mood: () => 'take', close: () => new Promise(done => { for (const socket of sockets) socket.destroy(); server.close(() => done()) }) }
  let nth = 0
  const server = createNet(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let held = ''
    let from = ''
    let to = ''
    let data: string | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    const command = (line: string) => {
      box.talks.push(line)
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'EHLO' || word === 'HELO') say('250 uji')
      else if (word === 'MAIL') { from = /<(.*?)>/.exec(line)?.[1] ?? ''; say('250 ok') }
      else if (word === 'RCPT') {
        to = /<(.*?)>/.exec(line)?.[1] ?? ''
        const mood = box.mood({ to, nth: nth += 1 })
        if (mood === 'later') say('451 4.7.1 Greylisted, try again later')
        else if (mood === 'never') say('550 5.1.1 No such user here')
        else if (mood !== 'silent') say('250 ok')
      } else if (word === 'DATA') { data = ''; say('354 go on') }
      else if (word === 'RSET') say('250 ok')
      else if (word === 'QUIT') { say('221 bye'); socket.end() }
      else say('250 ok')
    }
    say('220 uji ESMTP')
    socket.on('data', chunk => {
      held += chunk.toString('latin1')
      for (;;) {
        if (data !== undefined) {
          const end = held.indexOf('\r\n.\r\n')
          if (end < 0) return
          box.letters.push(letterOf(from, to, held.slice(0, end)))
          held = held.slice(end + 5)
          data = undefined
          if (box.mood({ to, nth }) !== 'taken_and_silent') say('250 2.0.0 taken')
        }
        const end = held.indexOf('\r\n')
        if (end < 0) return
        command(held.slice(0, end))
        held = held.slice(end + 2)
      }
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  box.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return box
}

function letterOf(from: string, to: string, raw: string): Letter {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? ''
  const text = rest.join('\r\n\r\n')
  const body = /quoted-printable/i.test(unfolded) ? Buffer.from(text.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString() : /base64/i.test(unfolded) ? Buffer.from(text, 'base64').toString() : text
  return { from, to, raw, subject: field('Subject'), body, id: field('Message-ID') }
}

/** What came to a push endpoint, opened with the browser's keys. */
export type Pushed = { text: string; headers: Record<string, string | undefined>; bytes: number }
/** A push service and the browser behind it. */
export type PushService = { host: string; subscription(path?: string): { endpoint: string; p256dh: string; auth: string }; taken: Pushed[]; answers: number[]; close(): Promise<void> }

/** Opens a push service on the loopback whose one browser opens what is sent, and checks who signed it. */
export async function openPushService(): Promise<PushService> {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  const auth = randomBytes(16)
  const service: PushService = {
    host: '', taken: [], answers: [], subscription: (path = 'satu') => ({ endpoint: `http://${service.host}/push/${path}`, p256dh: keys.getPublicKey().toString('base64url'), auth: auth.toString('base64url') }),
    close: () => new Promise(done => { server.closeAllConnections(); server.close(() => done()) }),
  }
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const status = service.answers.shift() ?? 201
      if (status < 300) service.taken.push({ text: opened(Buffer.concat(chunks), keys, auth), headers: request.headers as Record<string, string>, bytes: Buffer.concat(chunks).length })
      mustBeSigned(request.headers.authorization ?? '', `http://${service.host}`)
      response.writeHead(status, status === 429 ? { 'retry-after': '0' } : {}).end()
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  service.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

/** Opens a sealed push as a browser does (RFC 8291). */
export function opened(body: Buffer, keys: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const length = body.readUInt8(20)
  const sender = body.subarray(21, 21 + length)
  const hkdf = (secret: Buffer, by: Buffer, info: Buffer, size: number) => Buffer.from(hkdfSync('sha256', secret, by, info, size))
  const shared = hkdf(keys.computeSecret(sender), auth, Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]), 32)
  const cipher = createDecipheriv('aes-128-gcm', hkdf(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16), hkdf(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const sealed = body.subarray(21 + length)
  cipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
  if (plain.at(-1) !== 2) throw new Error('not one last record')
  return plain.subarray(0, -1).toString()
}

/** Throws unless the sender proves who it is (RFC 8292). */
function mustBeSigned(authorization: string, origin: string): void {
  const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(authorization) ?? []
  const [head, claims, signature] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } })
  const said = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))) throw new Error('not signed')
  if (said.aud !== origin || said.exp * 1000 > Date.now() + 24 * 3_600_000 || !said.sub) throw new Error(`claims ${JSON.stringify(said)}`)
}
