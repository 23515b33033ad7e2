import { Problem } from '#kernel/problem.ts'

/** Speaks with the server of the same origin; every refusal comes back as a Problem, a lost line as Problem `offline`. */
export type Http = {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  remove(path: string): Promise<void>
  /** Asks for a file with a body that must not stand in an address. */
  download(path: string, body: unknown): Promise<{ name: string; bytes: Blob }>
  /** Sends raw bytes (a picture) and tells how far it is, 0 to 1. */
  upload<T>(path: string, bytes: Blob, progress: (share: number) => void): Promise<T>
}

const TIMEOUT_MS = 30_000

/** Makes the one door to the server; `onUnknown` hears that the session has ended. */
export function createHttp(onUnknown: () => void): Http {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    try {
      return await fetch(path, {
        method, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      })
    } catch {
      throw offline()
    }
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask(method, path, body)
    return read<T>(answer.status, await answer.text().catch(() => { throw offline() }), path, onUnknown)
  }
  return {
    get: path => call('GET', path),
    post: (path, body) => call('POST', path, body),
    remove: path => call('DELETE', path),
    async download(path, body) {
      const answer = await ask('POST', path, body)
      if (!answer.ok) return read(answer.status, await answer.text().catch(() => { throw offline() }), path, onUnknown)
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
      return { name, bytes: await answer.blob().catch(() => { throw offline() }) }
    },
    upload: (path, bytes, progress) => upload(path, bytes, progress, onUnknown),
  }
}

/** The line is down or the server did not answer. */
export function offline(): Problem {
  return new Problem('offline', 0)
}

function read<T>(status: number, text: string, path: string, onUnknown: () => void): T {
  const body = parsed(text)
  if (status >= 200 && status < 300) return body as T
  const told = (body ?? {}) as { code?: string; details?: Record<string, unknown> } & Record<string, unknown>
  // a gateway that answers for a sleeping server is a lost line, not a refusal
  if (!told.code && [502, 503, 504].includes(status)) throw offline()
  const code = told.code ?? (status === 401 ? 'unknown' : status === 404 ? 'not_found' : status === 429 ? 'too_many' : 'server_error')
  if (status === 401 && code !== 'bad_credentials' && path !== '/api/session') onUnknown()
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

function upload<T>(path: string, bytes: Blob, progress: (share: number) => void, onUnknown: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell the progress of a body, XMLHttpRequest can
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('content-type', bytes.type || 'image/jpeg')
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
