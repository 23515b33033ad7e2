import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const KEY = 'KUNCIUJI', SECRET = 'rahasia/uji+panjang', REGION = 'ap-southeast-3', BUCKET = 'ember-uji'
const AT_ONCE = 3
const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const strict = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A bucket that speaks as much of S3 as we use, checks every signature by its own reckoning, and can fail. */
export class TestBucket {
  readonly objects = new Map<string, Buffer>()
  /** What it does with the next requests instead of answering: 503, a cut line, or silence for so many milliseconds. */
  readonly troubles: ('busy' | 'cut' | number)[] = []
  readonly refused: string[] = []
  private readonly server: Server
  private constructor(server: Server) {
    this.server = server
  }

  static async open(): Promise<TestBucket> {
    const bucket: TestBucket = new TestBucket(createServer((request, response) => { void bucket.answer(request).then(({ status, body }) => { response.writeHead(status).end(body) }, () => { request.socket.destroy() }) }))
    await new Promise<void>(done => { bucket.server.listen(0, '127.0.0.1', done) })
    return bucket
  }

  /** The address as an operator writes it. */
  address(secret = SECRET, folder = 'pilar'): string {
    return `http://${KEY}:${encodeURIComponent(secret)}@127.0.0.1:${(this.server.address() as AddressInfo).port}/${BUCKET}/${folder}?region=${REGION}`
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise(done => { this.server.close(() => { done() }) })
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string | Buffer }> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const trouble = this.troubles.shift()
    if (trouble === 'cut') throw new Error('cut')
    if (trouble === 'busy') return { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }
    if (trouble) await new Promise(done => { setTimeout(done, trouble) })
    const wrong = faultOf(request, body)
    if (wrong) {
      this.refused.push(wrong)
      return { status: 403, body: `<Error><Code>SignatureDoesNotMatch</Code><Message>${wrong}</Message></Error>` }
    }
    const { pathname, searchParams } = new URL(request.url!, 'http://bucket')
    const name = decodeURIComponent(pathname.slice(BUCKET.length + 2))
    if (!pathname.startsWith(`/${BUCKET}/`)) return { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }
    if (request.method === 'PUT') this.objects.set(name, body)
    if (request.method === 'DELETE') this.objects.delete(name)
    if (request.method === 'DELETE') return { status: 204, body: '' }
    if (request.method === 'PUT') return { status: 200, body: '' }
    if (!name) return { status: 200, body: this.list(searchParams) }
    const found = this.objects.get(name)
    return found ? { status: 200, body: found } : { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }
  }

  private list(query: URLSearchParams): string {
    const names = [...this.objects.keys()].filter(name => name.startsWith(query.get('prefix') ?? '')).toSorted()
    const from = Number(query.get('continuation-token')?.replace('dari&', '') ?? 0)
    const next = from + AT_ONCE < names.length ? `<NextContinuationToken>dari&amp;${from + AT_ONCE}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?><ListBucketResult>${names.slice(from, from + AT_ONCE).map(name => `<Contents><Key>${name}</Key></Contents>`).join('')}${next}</ListBucketResult>`
  }
}

/** Reckons the AWS Signature V4 of a request from its specification, and says what is wrong with the one it bears. */
function faultOf({ method, url, headers }: IncomingMessage, body: Buffer): string | undefined {
  const [, key, scope, names, given] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? []
  if (!given || key !== KEY) return 'no signature of a known key'
  const time = String(headers['x-amz-date'])
  const day = time.slice(0, 8)
  if (scope !== `${day}/${REGION}/s3/aws4_request`) return `scope ${scope}`
  if (Math.abs(Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) - Date.now()) > 300_000) return 'time'
  if (headers['x-amz-content-sha256'] !== sha(body)) return 'body'
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every(name => names!.split(';').includes(name))) return 'headers that must be signed'
  const { pathname, searchParams } = new URL(url!, 'http://bucket')
  const path = pathname.split('/').map(part => strict(decodeURIComponent(part))).join('/')
  const query = [...searchParams].map(([name, value]) => `${strict(name)}=${strict(value)}`).toSorted().join('&')
  const canonical = [method, path, query, ...names!.split(';').map(name => `${name}:${String(headers[name]).trim()}`), '', names, sha(body)].join('\n')
  const text = ['AWS4-HMAC-SHA256', time, scope, sha(canonical)].join('\n')
  const signing = ['s3', 'aws4_request'].reduce<Buffer>((made, part) => mac(made, part), mac(mac(`AWS4${SECRET}`, day), REGION))
  return mac(signing, text).toString('hex') === given ? undefined : 'signature'
}
