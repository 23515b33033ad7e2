import type { Http } from './http.ts'

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 120_000
const LOOK_MS = 15_000
/** The server shows every twenty seconds that the line stands. */
const SILENCE_MS = 65_000

/** Keeps a line open on which the server says that there is news, as long as the page is in sight and `may` allows; `heard` is called for it, never with what it is. A line that breaks is opened again, later each time. Gives the stop. */
export function followLive(http: Pick<Http, 'open'>, heard: () => void, may: () => boolean = () => true): () => void {
  let last = ''
  let line: AbortController | undefined
  let waits = 0
  let next = 0
  const wanted = () => document.visibilityState === 'visible' && navigator.onLine && may()
  const listen = async (cut: AbortController) => {
    let silent = setTimeout(() => cut.abort(), SILENCE_MS)
    try {
      const answer = await http.open('/api/live', last ? { 'last-event-id': last } : {}, cut.signal)
      waits = 0
      let held = ''
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        clearTimeout(silent)
        silent = setTimeout(() => cut.abort(), SILENCE_MS)
        const parts = (held + value).split('\n\n')
        held = parts.pop()!
        for (const part of parts) {
          last = /^id: (\S+)$/m.exec(part)?.[1] ?? last
          if (part.startsWith('event: news')) heard()
        }
      }
    } finally {
      clearTimeout(silent)
    }
  }
  const look = () => {
    if (!wanted()) { line?.abort(); return }
    if (line || Date.now() < next) return
    const cut = line = new AbortController()
    // a line that is not to be had (lost, refused, too many) is asked for again with growing pauses
    void listen(cut).catch(() => undefined).finally(() => {
      line = undefined
      waits += 1
      next = Date.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (waits - 1)) * (0.5 + Math.random())
    })
  }
  const timer = setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', look)
  window.addEventListener('online', look)
  look()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('online', look)
    next = Number.POSITIVE_INFINITY
    line?.abort()
  }
}

/** Whether a telephone may keep a line open: not where bytes are dear or the line is thin. */
export function isLineGood(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } }
  return !connection?.saveData && !/2g|3g/.test(connection?.effectiveType ?? '')
}
