import { Problem } from '#kernel/problem.ts'

/** Speaks with the server of the same origin; every refusal comes back as a Problem, a lost line as Problem `offline`. */
export type Http = {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  remove(path: string): Promise<void>
  /** Asks for a file with a body that must not stand in an address. */
  download(path: string, body: unknown): Promise<{ name: string; bytes: Blob }>
  /** Fetches bytes (a picture, a sheet) that a plain link could not: the session is not in the cookie. */
  bytes(path: string): Promise<Blob>
  /** Sends raw bytes (a list) and tells how far it is, 0 to 1. */
  upload<T>(path: string, bytes: Blob, progress: (share: number) => void): Promise<T>
  /** Opens an answer that goes on for as long as the server speaks. */
  open(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response>
  /** Sends one part of a picture. */
  part<T>(path: string, bytes: Blob): Promise<T>
}

const TIMEOUT_MS = 30_000
/** A part of a picture takes eight seconds at 64 kbit/s. */
const PART_MS = 55_000

/** Makes the one door to the server; `onUnknown` hears that the session has ended, and whether the office had this device put out; a session kept on this device is borne as a token; `facts` are what a device tells of itself with each contact. */
export function createHttp(onUnknown: (putOut: boolean) => void, bearer: () => string | undefined = () => undefined, facts: () => Record<string, string> = () => ({})): Http {
  const borne = (): Record<string, string> => { const token = bearer(); return token ? { authorization: `Bearer ${token}` } : {} }
  const ask = async (method: string, path: string, body?: BodyInit, type = 'application/json', patience = TIMEOUT_MS, more: Record<string, string> = {}, signal: AbortSignal = AbortSignal.timeout(patience)): Promise<Response> => {
    try {
      return await fetch(path, {
        // beside an open shelf the cookie may be somebody else's
        method, credentials: bearer() === undefined ? 'same-origin' : 'omit', cache: 'no-store', signal,
        headers: { 'content-type': type, accept: 'application/json', ...borne(), ...facts(), ...more }, ...(body === undefined ? {} : { body }),
      })
    } catch {
      throw offline()
    }
  }
  const told = async <T>(answer: Response, path: string) => read<T>(answer.status, await answer.text().catch(() => { throw offline() }), path, onUnknown)
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => told<T>(await ask(method, path, method === 'GET' ? undefined : JSON.stringify(body ?? {})), path)
  return {
    get: path => call('GET', path),
    post: (path, body) => call('POST', path, body),
    remove: path => call('DELETE', path),
    async download(path, body) {
      const answer = await ask('POST', path, JSON.stringify(body ?? {}))
      if (!answer.ok) return await told(answer, path)
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
      return { name, bytes: await answer.blob().catch(() => { throw offline() }) }
    },
    async bytes(path) {
      const answer = await ask('GET', path)
      return answer.ok ? await answer.blob().catch(() => { throw offline() }) : await told(answer, path)
    },
    async open(path, headers, signal) {
      const answer = await ask('GET', path, undefined, 'text/event-stream', 0, headers, signal)
      return answer.ok ? answer : await told(answer, path)
    },
    upload: (path, bytes, progress) => upload(path, bytes, progress, onUnknown, borne()),
    part: async (path, bytes) => told(await ask('PATCH', path, bytes, 'application/octet-stream', PART_MS), path),
  }
}

/** The line is down or the server did not answer. */
export function offline(): Problem {
  return new Problem('offline', 0)
}

function read<T>(status: number, text: string, path: string, onUnknown: (putOut: boolean) => void): T {
  const body = parsed(text)
  if (status >= 200 && status < 300) return body as T
  const told = (body ?? {}) as { code?: string; details?: Record<string, unknown> } & Record<string, unknown>
  // a gateway that answers for a sleeping server is a lost line, not a refusal
  if (!told.code && [502, 503, 504].includes(status)) throw offline()
  const code = told.code ?? (status === 401 ? 'unknown' : status === 404 ? 'not_found' : status === 429 ? 'too_many' : 'server_error')
  if (status === 401 && code !== 'bad_credentials' && (told.details?.wipe || path !== '/api/session')) onUnknown(!!told.details?.wipe)
  const { code: _code, type: _type, title: _title, status: _status, details, ...rest } = told
  throw new Problem(code, status, { ...rest, ...details })
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function upload<T>(path: string, bytes: Blob, progress: (share: number) => void, onUnknown: (putOut: boolean) => void, headers: Record<string, string>): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell the progress of a body, XMLHttpRequest can
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('content-type', bytes.type || 'image/jpeg')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = request.ontimeout = request.onabort = () => reject(offline())
    request.onload = () => {
      try {
        resolve(read<T>(request.status, request.responseText, path, onUnknown))
      } catch (refusal) {
        reject(refusal)
      }
    }
    request.send(bytes)
  })
}
