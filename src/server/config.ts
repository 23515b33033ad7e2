import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { bucketOf } from './bucket.ts'

const KEY_HEX = /^[0-9a-f]{64}$/i
const SECRET = new Set(['MASTER_KEY', 'DATABASE_URL', 'FILES_URL', 'SMTP_URL'])

/** A variable: its rule in words for the person who set it wrongly, and its value when nobody set it. */
const whole = (from: number, to: number, otherwise: number) =>
  z.string().regex(/^\d{1,9}$/).transform(Number).pipe(z.number().min(from).max(to)).default(otherwise).describe(`harus angka ${from}–${to}`)
const oneOf = <const T extends readonly [string, ...string[]]>(words: T, otherwise: T[number]) =>
  z.enum(words).default(otherwise as never).describe(`harus salah satu dari ${words.join(', ')}`)
const address = (protocol: RegExp, example: string) =>
  z.string().refine(text => URL.canParse(text) && protocol.test(new URL(text).protocol)).default('').describe(`harus alamat seperti ${example}`)

/** Machines before this one that may say from whom a request comes: addresses, or networks narrower than half of all there are. */
const proxies = (text: string) => text.split(',').map(one => one.trim()).filter(Boolean)
const isProxy = (text: string) => {
  const [, ip = '', width] = /^([\da-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const bits = [0, 32, 128][[0, 4, 6].indexOf(isIP(ip))]!
  return bits > 0 && (width === undefined || (Number(width) > 0 && Number(width) <= bits))
}

const Variables = z.object({
  PORT: whole(0, 65535, 8080),
  HOST: z.string().regex(/^[\w.:-]+$/).default('127.0.0.1').describe('harus nama atau nomor alamat, misalnya 127.0.0.1 (hanya mesin ini) atau 0.0.0.0 (semua jaringan)'),
  DATABASE_URL: address(/^postgres(ql)?:$/, 'postgres://nama:sandi@mesin:5432/pilar'),
  DATA_DIR: z.string().refine(text => !text.includes('\0') && !/^\/(proc|sys|dev)(\/|$)/.test(resolve(text))).default('.pilar').describe('harus nama folder yang dapat ditulisi'),
  MASTER_KEY: z.string().regex(KEY_HEX).default('').describe('harus 64 angka heksadesimal'),
  EXAMPLE_DATA: z.enum(['ya', 'tidak']).optional().describe('harus ya atau tidak'),
  NODE_ENV: oneOf(['production', 'development', 'test'], 'production'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  FILES_URL: z.string().refine(text => bucketOf(text) !== undefined).default('').describe('harus alamat seperti s3://kunci:rahasia@mesin/ember?region=ap-southeast-3 (https://… dan, di jaringan sendiri, http://… juga boleh); tanda khusus di dalam kunci dan rahasia ditulis dengan %XX'),
  TRUSTED_PROXIES: z.string().refine(text => proxies(text).length > 0 && proxies(text).every(isProxy)).transform(proxies).default([]).describe('harus daftar alamat atau jaringan perantara, dipisah koma, misalnya 10.0.0.5 atau 10.0.0.0/24; nama mesin dan seluruh jaringan (/0) tidak diterima'),
  PUBLIC_URL: address(/^https?:$/, 'https://pilar.kota.go.id'),
  MAX_IN_FLIGHT: whole(1, 10_000, 64),
  POOL_SIZE: whole(2, 500, 12),
  PHONE_RECORDS: whole(100, 20_000, 3000),
  PHONE_MEGABYTES: whole(1, 100, 10),
  UNNAMED_VOICES: oneOf(['pagi', 'segera'], 'pagi'),
  SMTP_URL: z.string().refine(text => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '').default('').describe('harus alamat seperti smtps://nama:sandi@surel.kota.go.id:465 atau smtp://nama:sandi@surel.kota.go.id:587 (STARTTLS); tanda khusus di dalam nama dan sandi ditulis dengan %XX'),
  MAIL_FROM: z.string().regex(/^([^<>\r\n"]{1,80} <)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/).default('').describe('harus pengirim seperti Pilar Kota Bima <pilar@kota.go.id>'),
  WEB_PUSH: z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/).default('').describe('harus alamat yang dapat dihubungi penyelenggara peramban, misalnya mailto:admin@kota.go.id'),
  PUSH_HOSTS: z.string().regex(/^[\w.:-]+(,[\w.:-]+)*$/).default('fcm.googleapis.com,push.services.mozilla.com,push.apple.com,notify.windows.com').describe('harus nama mesin yang dipisah koma, misalnya fcm.googleapis.com,push.apple.com'),
  OLDEST_APP: z.string().regex(/^\d{1,4}(\.\d{1,4}){0,2}$/).default('0').describe('harus nomor versi aplikasi, misalnya 0.2.0'),
})

/** Everything the start was told, read once and passed in. */
export type Config = {
  port: number
  host: string
  /** Empty when the embedded PostgreSQL is to be used. */
  databaseUrl: string
  dataDir: string
  /** Empty when files lie in DATA_DIR. */
  filesUrl: string
  masterKey: Buffer
  exampleData: boolean
  mode: 'production' | 'development' | 'test'
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Whose word on where a request comes from is taken, beside this machine's own. */
  trustedProxies: string[]
  publicUrl: string
  maxInFlight: number
  poolSize: number
  /** How many records a phone carries at the outside. */
  phoneRecords: number
  /** How many bytes of records, unpacked, it carries at the outside. */
  phoneBytes: number
  /** When voices without a name arrive: together in the morning, or at once, which betrays who sent them to whoever watches; for trying out. */
  unnamed: 'pagi' | 'segera'
  /** The oldest version of the app that is still answered; what is unsent is taken from older ones too. */
  oldestApp: string
  /** Empty when no e-mail is sent. */
  smtpUrl: string
  mailFrom: string
  /** Whom the browsers' push services may ask; empty when no Web Push is sent. */
  webPush: string
  /** The push services that are spoken to, each with its subdomains: an address that a device gives is never believed alone. */
  pushHosts: readonly string[]
}

/** Wrong values in the environment, all of them at once, in words for the person at the terminal. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads the environment, or throws a ConfigError that lists every wrong value; an empty variable counts as not set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value?.trim()]).filter(([, value]) => value))
  const read = Variables.safeParse(given)
  const wrong = new Set(read.success ? [] : read.error.issues.map(issue => String(issue.path[0])))
  const faults = [...wrong].map(name => faultOf(name, given[name]!))
  for (const name of Object.keys(given))
    if (name.startsWith('PILAR_')) faults.push(`${name} tidak dikenal. Hapus variabel itu; yang dikenal: ${Object.keys(Variables.shape).join(', ')}.`)
  if (given.SMTP_URL && !given.MAIL_FROM) faults.push('MAIL_FROM belum diisi, padahal SMTP_URL ada. Isi MAIL_FROM dengan pengirim seperti Pilar Kota Bima <pilar@kota.go.id>.')
  if (!read.success || faults.length > 0) throw new ConfigError(faults.join('\n'))
  const is = read.data
  const dataDir = resolve(is.DATA_DIR)
  return {
    port: is.PORT,
    host: is.HOST,
    databaseUrl: is.DATABASE_URL,
    dataDir,
    filesUrl: is.FILES_URL,
    masterKey: Buffer.from(is.MASTER_KEY || keyIn(dataDir), 'hex'),
    exampleData: (is.EXAMPLE_DATA ?? (is.DATABASE_URL ? 'tidak' : 'ya')) === 'ya',
    mode: is.NODE_ENV,
    logLevel: is.LOG_LEVEL,
    trustedProxies: is.TRUSTED_PROXIES,
    publicUrl: is.PUBLIC_URL.replace(/\/+$/, ''),
    maxInFlight: is.MAX_IN_FLIGHT,
    poolSize: is.POOL_SIZE,
    phoneRecords: is.PHONE_RECORDS,
    phoneBytes: is.PHONE_MEGABYTES * 1_000_000,
    unnamed: is.UNNAMED_VOICES,
    oldestApp: is.OLDEST_APP,
    smtpUrl: is.SMTP_URL,
    mailFrom: is.MAIL_FROM,
    webPush: is.WEB_PUSH,
    pushHosts: is.PUSH_HOSTS.toLowerCase().split(','),
  }
}

/** The configuration for the log: no key, no password. */
export function describe(config: Config): string {
  const { masterKey, databaseUrl, filesUrl, smtpUrl, ...rest } = config
  const database = databaseUrl ? new URL(databaseUrl) : undefined
  const shown = { ...rest, database: database ? `${database.hostname}:${database.port || 5432}${database.pathname}` : 'bawaan', files: filesUrl ? bucketOf(filesUrl)!.base : 'DATA_DIR', smtp: smtpUrl ? new URL(smtpUrl).host : 'mati', masterKey: `${masterKey.length * 8} bit` }
  return Object.entries(shown).map(([name, value]) => `${name}=${value}`).join(' ')
}

function faultOf(name: string, value: string): string {
  const rule = Variables.shape[name as keyof typeof Variables.shape].description
  return `${name} ${rule}${SECRET.has(name) ? '' : `, sekarang ${JSON.stringify(value)}`}. Ubah atau kosongkan variabel ${name}.`
}

/** The master key outside the database; written whole or not at all, for without it sealed fields are lost. */
function keyIn(dataDir: string): string {
  const file = join(dataDir, 'master.key')
  try {
    mkdirSync(dataDir, { recursive: true })
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, randomBytes(32).toString('hex') + '\n', { mode: 0o600, flush: true })
    try {
      linkSync(fresh, file)
      const folder = openSync(dataDir, 'r')
      fsyncSync(folder)
      closeSync(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(fresh, { force: true })
    }
    const key = readFileSync(file, 'utf8').trim()
    if (KEY_HEX.test(key)) return key
  } catch (error) {
    throw new ConfigError(`DATA_DIR tidak dapat dipakai untuk kunci induk: ${(error as Error).message}. Beri izin tulis pada folder itu, atau isi DATA_DIR dengan folder lain.`)
  }
  throw new ConfigError(`Kunci induk di ${file} rusak: harus 64 angka heksadesimal. Kembalikan berkas itu dari cadangan; tanpa kunci yang sama, data rahasia tidak terbaca.`)
}
