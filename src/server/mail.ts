import type { Carrier } from './carriers.ts'
import { NotCarried } from './carriers.ts'
import type { Config } from './config.ts'

const CONNECT_MS = 15_000
const SILENT_MS = 40_000
const AT_ONCE = 2
/** Refusals by words of the mail library. */
const WHY: Readonly<Record<string, string>> = { EAUTH: 'surel_sandi', ETLS: 'surel_sandi_tls', EDNS: 'surel_tak_terjangkau', ECONNECTION: 'surel_tak_terjangkau', ESOCKET: 'surel_tak_terjangkau', ETIMEDOUT: 'surel_tak_terjangkau' }

/** Opens the way to the mail server, if there is one: TLS always, but for a relay on this very machine. */
export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>, silentMs = SILENT_MS): Carrier<string> | undefined {
  if (!smtpUrl) return undefined
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // loaded with the first letter: a house without mail never pays for it
  const opened = (async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      pool: true, maxConnections: AT_ONCE, host, port: Number(url.port) || (secure ? 465 : 587), secure, requireTLS: !secure && !here, ignoreTLS: !secure && here,
      ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
      connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: silentMs, dnsTimeout: CONNECT_MS, disableFileAccess: true, disableUrlAccess: true,
    })
  })
  let transport: ReturnType<typeof opened> | undefined
  return {
    async send(to, { letter, subject, text, urgent }) {
      const carried = await (transport ??= opened())
      try {
        const sent = await carried.sendMail({
          from: mailFrom, to: { name: '', address: to }, subject, text, messageId: `<${letter}@${senderHost(mailFrom)}>`, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }, ...(urgent ? { priority: 'high' as const } : {}),
        })
        return { id: String(sent.messageId) }
      } catch (error) {
        throw refusalOf(error as Error & { code?: string; responseCode?: number })
      }
    },
    close: () => { void transport?.then(one => one.close()) },
  }
}

/** A mail server that says never (5xx) to this letter ends it; whatever else goes wrong may be right later. */
function refusalOf({ code = '', responseCode = 0 }: { code?: string; responseCode?: number }): NotCarried {
  if (WHY[code] && !(code === 'ESOCKET' && responseCode)) return new NotCarried(WHY[code])
  if (responseCode >= 500) return new NotCarried('surel_ditolak', { final: true })
  return new NotCarried(responseCode >= 400 ? 'surel_ditunda' : 'surel_tak_terjangkau')
}

function senderHost(from: string): string {
  return /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'pilar.invalid'
}
