import fc from 'fast-check'
import { solid, type Shape } from './shapes.ts'

/** Texts that have broken somebody's server before. */
export const WORDS = [
  '', ' ', '\0', 'a\0b', '\ud800', 'x\udfffy', '😀👩‍👩‍👧', '‮abc', '\u202e\ufeff', "' or 1=1 --", "'; drop table cases; --", '") or ("1"="1', '%', '%%', '_', '\\', '\\x00', '{}', '[]', '{"a":', 'null', 'undefined', 'NaN', '1e400', '-1', '0', '9'.repeat(400),
  '0000-00-00', '0000-01-01', '2026-02-31', '2026-13-01', '9999-12-31', '10000-01-01', '-2026-01-01', '2026-2-3', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01T00:00:00.1234567890123Z', '294276-12-31T00:00:00Z',
  '5.2.71.1', '52.7', '52.72.', '52.72.01.100', '99.99.99.9999', '00', '52.72.01.1001.1', '５２.７２', 'not-a-uuid', '00000000-0000-0000-0000-000000000000', '------------------------------------', 'ffffffff-ffff-8fff-bfff-ffffffffffff', 'FFFFFFFF-FFFF-8FFF-BFFF-FFFFFFFFFFFF',
  '~', '~~', 'a~ffffffff-ffff-8fff-bfff-ffffffffffff', '2026-02-30T00:00:00Z~ffffffff-ffff-8fff-bfff-ffffffffffff', '0000-01-01~ffffffff-ffff-8fff-bfff-ffffffffffff', '2026-01-01T00:00:00Z~------------------------------------', 'deadbeef:99999999999999999999:99999999999999999999', 'deadbeef:1:-9999999999999999999',
  '../../etc/passwd', '/../x', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '<script>alert(1)</script>', '${jndi:ldap://x}', '{{7*7}}', 'a'.repeat(3000), 'é'.repeat(500), 'à'.repeat(400), 'true', '1,2', ',', 'ya', 'asc',
] as const

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...WORDS) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -2_147_483_649, 2_147_483_648, 9e15, [], {}, [[]], [null], [{}], { id: 1 }, { $: 'AA==' }, { lat: 91, lon: 0, accuracy: 1 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(deep(60), deep(1000), Array.from({ length: 3000 }, () => 'x'), 'z'.repeat(90_000)) },
)

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 ? { a: value } : [value]
  return value
}

const NOT_JSON = ['', ' ', '{', '[', '"', '{"a":1e400}', '{"a":1,"a":2}', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}', '\0', '{"a":"\\ud800"}', 'null', 'true', '42', '"text"', '[]', '[[[[[[', '{"a":}', "{'a':1}", '<xml/>', 'a=b&c=d', `${'['.repeat(50_000)}${']'.repeat(50_000)}`]

/** Spoils a body: a field of it, several, a key more, or the whole text. */
export function spoiltBody(base: unknown): fc.Arbitrary<string | undefined> {
  const names = Object.keys(base as object)
  const one = fc.tuple(fc.subarray(names.length > 0 ? names : ['x'], { minLength: 1 }), fc.array(odd, { minLength: 3, maxLength: 3 }), fc.boolean(), fc.boolean()).map(([chosen, values, more, fewer]) => {
    const changes = Object.fromEntries(chosen.slice(0, 3).map((name, at) => [name, values[at]]))
    const kept = fewer ? Object.fromEntries(Object.entries(base as object).filter((_, at) => at % 2 === 0)) : base as object
    return JSON.stringify({ ...kept, ...changes, ...(more ? { [(typeof values[2] === 'string' ? values[2] : JSON.stringify(values[2]) ?? 'x').slice(0, 30)]: 1 } : {}) })
  })
  return fc.oneof({ weight: 12, arbitrary: one }, { weight: 2, arbitrary: fc.constantFrom(...NOT_JSON) }, { weight: 1, arbitrary: odd.map(value => JSON.stringify(value) ?? '') }, { weight: 2, arbitrary: fc.constant(JSON.stringify(base)) }, { weight: 1, arbitrary: fc.constant(undefined) })
}

/** Makes a query string of known and strange names, some twice, with odd values. */
export function spoiltQuery(names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(names.length > 0 ? names : ['q'])) }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'limit', 'after', 'x[]', 'a.b', '', 'order', 'region') })
  const value = fc.constantFrom(...WORDS).map(inAddress)
  const pair = fc.tuple(name, fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom('%', '%Z', '+', '%00', '%ff', '%C0%80') })).map(([key, text]) => `${encodeURIComponent(key)}=${text}`)
  return fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 3, arbitrary: fc.array(pair, { maxLength: 4 }).map(pairs => pairs.join('&')) })
}

/** Writes any text as part of an address. */
export function inAddress(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text.slice(0, 400)) || '-' : '%ED%A0%80'
}

/** Odd headers, mostly none. */
export const spoiltHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, {
  weight: 2, arbitrary: fc.constantFrom<Record<string, string>>(
    { 'idempotency-key': 'x' }, { 'idempotency-key': '' }, { 'idempotency-key': "' or 1=1" }, { 'idempotency-key': '------------------------------------' }, { 'idempotency-key': '9'.repeat(3000) }, { 'content-type': 'text/plain' }, { 'content-type': 'image/png' }, { 'content-type': '' },
    { 'content-type': 'application/json; charset=utf-16' }, { 'content-type': 'multipart/form-data' }, { authorization: 'Bearer x' }, { authorization: `Bearer ${'a'.repeat(43)}` }, { authorization: 'Basic eDp5' }, { cookie: `pilar_session=${'b'.repeat(43)}` }, { cookie: 'pilar_session=' },
    { origin: 'https://jahat.test' }, { origin: 'null' }, { host: '' }, { 'content-encoding': 'gzip' }, { expect: '100-continue' }, { 'x-forwarded-for': "'; drop table" }, { 'user-agent': '\u00ff'.repeat(300) }, { accept: 'text/html' }, { 'content-length': '1' },
  ),
})

/** Chooses fields to break, each for certain, and strange fields to add. */
export function breakings(fields: Record<string, Shape>): fc.Arbitrary<{ fields: Record<string, unknown>; badKey: boolean }> {
  const names = Object.keys(fields)
  const strange = fc.constantFrom({}, { lebih: 1 }, { lebih: 1, 'aneh aneh': {} }, { sealed: true, stage: 'selesai', home: 1 })
  return fc.tuple(fc.subarray(names, { minLength: 1 }), strange, fc.boolean()).map(([chosen, more, badKey]) => {
    const extra = Object.fromEntries(Object.entries(more).filter(([name]) => !names.includes(name)))
    return { badKey, fields: { ...Object.fromEntries(chosen.map(name => [name, certainlyWrong(fields[name]!)])), ...extra } }
  })
}

function certainlyWrong(shape: Shape): unknown {
  const { type, enum: words } = solid(shape)
  if (words) return 'tidak-ada'
  if (type === 'array' || type === 'object' || type === 'boolean' || type === 'integer' || type === 'number') return 'bukan'
  return { bukan: 'teks' }
}
