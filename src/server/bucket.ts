import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { Store } from './store.ts'

/** Where a bucket is and who may use it, read from `FILES_URL`. */
export type Bucket = { base: string; prefix: string; region: string; key: string; secret: string }

const TRIES = 3
const PATIENCE_MS = 15_000
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** Reads `s3://key:secret@host/bucket/folder?region=…` (or https://, or http:// within one's own network); undefined when a part is missing. */
export function bucketOf(address: string): Bucket | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, username, password, host, pathname, searchParams } = new URL(address)
  const [bucket, ...prefix] = pathname.split('/').filter(Boolean)
  if (!['s3:', 'https:', 'http:'].includes(protocol) || !username || !password || !host || !bucket || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return undefined
  const scheme = protocol === 's3:' ? 'https:' : protocol
  return { base: `${scheme}//${host}/${bucket}`, prefix: prefix.map(part => `${part}/`).join(''), region: searchParams.get('region') ?? 'us-east-1', key: decodeURIComponent(username), secret: decodeURIComponent(password) }
}

/** Keeps files in a bucket that speaks S3, each request signed; what fails is tried again a few times and then thrown. */
export function bucketStore(address: string): Store {
  const found = bucketOf(address)
  if (!found) throw new Error('FILES_URL names no bucket')
  const { base, prefix, region, key, secret } = found
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 0 })
  const ask = (method: string, path: string, body?: Buffer) => patiently(async () => {
    const headers = { 'x-amz-content-sha256': createHash('sha256').update(body ?? '').digest('hex'), ...(body ? { 'content-length': String(body.length) } : {}) }
    const answer = await client.fetch(`${base}${path}`, { method, headers, ...(body ? { body: new Uint8Array(body) } : {}), signal: AbortSignal.timeout(PATIENCE_MS) })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (!answer.ok && answer.status !== 404) throw new BucketError(`${method} ${answer.status}`, answer.status)
    return { status: answer.status, bytes }
  })
  const at = (name: string) => `/${(prefix + name).split('/').map(encodeURIComponent).join('/')}`
  const put = async (name: string, bytes: Buffer) => {
    const { status } = await ask('PUT', at(name), bytes)
    if (status === 404) throw new BucketError('no such bucket', status)
  }
  const remove = async (name: string) => { await ask('DELETE', at(name)) }
  async function* names(below = ''): AsyncGenerator<string> {
    const within = prefix + below
    for (let token: string | undefined = ''; token !== undefined;) {
      const query: string = new URLSearchParams({ 'list-type': '2', ...(within ? { prefix: within } : {}), ...(token ? { 'continuation-token': token } : {}) }).toString()
      const { status, bytes } = await ask('GET', `/?${query}`)
      if (status === 404) throw new BucketError('no such bucket', status)
      const page = bytes.toString()
      for (const [, name] of page.matchAll(/<Key>([^<]*)<\/Key>/g)) yield plain(name!).slice(prefix.length)
      token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]
      if (token) token = plain(token)
    }
  }
  return {
    put, remove, names,
    async get(name) {
      const { status, bytes } = await ask('GET', at(name))
      return status === 404 ? undefined : bytes
    },
    // names are made of contents, so what a restore puts here never overwrites something else
    async refill() {
      const brought = new Set<string>()
      return {
        async put(name, bytes) {
          await put(name, bytes)
          brought.add(name)
        },
        settle: async () => {},
        undo: async () => {},
        async done(wiped) {
          if (wiped) for await (const name of names()) if (!brought.has(name)) await remove(name)
          return undefined
        },
      }
    },
  }
}

class BucketError extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(`tempat simpan berkas: ${message}`)
    this.status = status
  }
}

/** Tries again what a bucket says of itself may pass, and lines that break. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await work()
    } catch (error) {
      const passes = !(error instanceof BucketError) || error.status >= 500 || error.status === 429
      if (!passes || nth === TRIES) throw error
      await new Promise(done => { setTimeout(done, 200 * nth) })
    }
  }
}

function plain(text: string): string {
  return text.replace(/&\w+;/g, entity => ENTITIES[entity] ?? entity)
}
