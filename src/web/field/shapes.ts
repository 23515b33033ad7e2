// The part of zod/mini that a telephone needs, under the same names: a tenth of its weight and no classes to build at the start.
// The field app's build puts it in zod's place (vite.field.config.ts); shapes.test.ts holds it to zod's word for every act that a device carries.

type Issue = { code: string; path: PropertyKey[]; message: string; goesOn?: boolean; [fact: string]: unknown }
type Payload = { value: unknown; issues: Issue[] }
type Check = { asks(payload: Payload): void; when?(value: unknown): boolean }
type Def = { type: string; innerType?: Schema; items?: Schema[]; options?: Schema[]; shape?: Record<string, Schema>; entries?: Record<string, string> }
type Result = { success: true; data: unknown; error?: undefined } | { success: false; data?: undefined; error: { issues: Issue[] } }
/** A shape of values, used as zod's are. */
export type Schema = { def: Def; shape?: Def['shape']; _zod: { def: Def; parent?: Schema }; mayMiss: boolean; run(value: unknown): Payload; check(...more: Check[]): Schema; safeParse(value: unknown): Result; parse(value: unknown): unknown; copy(parent?: Schema, more?: Check[]): Schema }

const issue = (code: string, facts: object, goesOn = false): Issue => ({ path: [], message: 'Invalid input', ...facts, code, goesOn })
const wrong = (expected: string) => issue('invalid_type', { expected })
const stops = ({ issues }: Payload, from = 0) => issues.slice(from).some(one => !one.goesOn)

function schema(def: Def, read: (payload: Payload) => void, checks: readonly Check[] = [], mayMiss = false): Schema {
  const run = (value: unknown) => {
    const payload: Payload = { value, issues: [] }
    read(payload)
    let stopped = stops(payload)
    for (const { asks, when } of checks) {
      if (when ? !when(payload.value) : stopped) continue
      const before = payload.issues.length
      asks(payload)
      stopped ||= stops(payload, before)
    }
    return payload
  }
  const safeParse = (given: unknown): Result => {
    const { value, issues } = run(given)
    return issues.length ? { success: false, error: { issues } } : { success: true, data: value }
  }
  const self: Schema = {
    def, shape: def.shape, _zod: { def }, mayMiss, run, safeParse,
    check: (...more) => self.copy(self, more),
    copy: (parent, more = []) => { const copy = schema(def, read, [...checks, ...more], mayMiss); if (parent) copy._zod.parent = parent; return copy },
    parse: value => { const { success, data, error } = safeParse(value); if (success) return data; throw Object.assign(new Error('not of its shape'), error) },
  }
  return self
}

const plain = (type: string, isIt: (value: unknown) => boolean, checks?: readonly Check[]) => schema({ type }, payload => { if (!isIt(payload.value)) payload.issues.push(wrong(type)) }, checks)
const isText = (value: unknown) => typeof value === 'string'
const within = (payload: Payload, of: Schema, value: unknown, key: PropertyKey) => {
  const inner = of.run(value)
  for (const one of inner.issues) payload.issues.push({ ...one, path: [key, ...one.path] })
  return inner
}

const string = () => plain('string', isText)
const boolean = () => plain('boolean', value => typeof value === 'boolean')
const number = () => plain('number', Number.isFinite)
const unknown = () => schema({ type: 'unknown' }, () => {}, [], true)
const int = () => plain('number', Number.isFinite, [{
  asks({ value, issues }) {
    if (!Number.isInteger(value)) issues.push(wrong('int'))
    else if (!Number.isSafeInteger(value)) issues.push(issue(Number(value) > 0 ? 'too_big' : 'too_small', { origin: 'int', maximum: Number.MAX_SAFE_INTEGER, minimum: Number.MIN_SAFE_INTEGER }, true))
  },
}])
/** Only ids of our own are read: version 8. */
const uuid = (_: { version: 'v8' }) => plain('string', isText, [{ asks({ value, issues }) { if (!/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(String(value))) issues.push(issue('invalid_format', { format: 'uuid' }, true)) } }])

function words(list: readonly string[]): Schema {
  return schema({ type: 'enum', entries: Object.fromEntries(list.map(word => [word, word])) }, ({ value, issues }) => { if (!list.includes(value as string)) issues.push(issue('invalid_value', { values: list })) })
}

const nullable = (innerType: Schema) => schema({ type: 'nullable', innerType }, payload => { if (payload.value !== null) Object.assign(payload, innerType.run(payload.value)) }, [], innerType.mayMiss)
const optional = (innerType: Schema) => schema({ type: 'optional', innerType }, payload => { if (payload.value !== undefined) Object.assign(payload, innerType.run(payload.value)) }, [], true)
const nullish = (innerType: Schema) => optional(nullable(innerType))

const array = (element: Schema) => schema({ type: 'array' }, payload => {
  const { value } = payload
  if (Array.isArray(value)) payload.value = value.map((one, at) => within(payload, element, one, at).value)
  else payload.issues.push(wrong('array'))
})

const tuple = (items: Schema[]) => schema({ type: 'tuple', items }, payload => {
  const { value, issues } = payload
  if (!Array.isArray(value)) return void issues.push(wrong('tuple'))
  const least = items.findLastIndex(({ mayMiss }) => !mayMiss) + 1
  if (value.length < least) return void issues.push(issue('too_small', { origin: 'array', minimum: least }))
  if (value.length > items.length) issues.push(issue('too_big', { origin: 'array', maximum: items.length }))
  payload.value = items.slice(0, value.length).map((item, at) => within(payload, item, value[at], at).value)
})

const union = (options: Schema[]) => schema({ type: 'union', options }, payload => {
  const told = options.map(option => option.run(payload.value))
  const clean = told.find(({ issues }) => issues.length === 0)
  const near = told.filter(one => !stops(one))
  if (clean) payload.value = clean.value
  else if (near.length === 1) Object.assign(payload, near[0])
  else payload.issues.push(issue('invalid_union', {}))
}, [], options.some(({ mayMiss }) => mayMiss))

const record = (_: Schema, element: Schema) => schema({ type: 'record' }, payload => {
  const { value, issues } = payload
  if (!value || typeof value !== 'object' || Array.isArray(value)) return void issues.push(wrong('record'))
  payload.value = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(payload, element, one, key).value]))
})

function fieldsOf(shape: Record<string, Schema>, strict: boolean): Schema {
  return schema({ type: 'object', shape }, payload => {
    const { value, issues } = payload
    if (!value || typeof value !== 'object' || Array.isArray(value)) return void issues.push(wrong('object'))
    const given = value as Record<string, unknown>
    const made: Record<string, unknown> = {}
    for (const [key, field] of Object.entries(shape)) {
      const read = within(payload, field, given[key], key)
      if (read.value !== undefined || key in given) made[key] = read.value
    }
    payload.value = made
    const strange = strict ? Object.keys(given).filter(key => !Object.hasOwn(shape, key)) : []
    if (strange.length) issues.push(issue('unrecognized_keys', { keys: strange }))
  })
}
const object = (shape: Record<string, Schema>) => fieldsOf(shape, false)
const strictObject = (shape: Record<string, Schema>) => fieldsOf(shape, true)

const hasLength = (value: unknown) => (value as { length?: unknown } | null | undefined)?.length !== undefined
const lengthOf = (value: unknown) => ({ length: (value as string | unknown[]).length, origin: Array.isArray(value) ? 'array' : 'string' })
const minLength = (minimum: number): Check => ({ when: hasLength, asks({ value, issues }) { const { length, origin } = lengthOf(value); if (length < minimum) issues.push(issue('too_small', { origin, minimum }, true)) } })
// of a list that is too long zod names that alone
const maxLength = (maximum: number): Check => ({ when: hasLength, asks({ value, issues }) { const { length, origin } = lengthOf(value); if (length > maximum) { if (origin === 'array') issues.length = 0; issues.push(issue('too_big', { origin, maximum }, true)) } } })
const gte = (minimum: number): Check => ({ asks({ value, issues }) { if (Number(value) < minimum) issues.push(issue('too_small', { origin: 'number', minimum }, true)) } })
const lte = (maximum: number): Check => ({ asks({ value, issues }) { if (Number(value) > maximum) issues.push(issue('too_big', { origin: 'number', maximum }, true)) } })
const refine = (isRight: (value: never) => unknown, message = 'Invalid input'): Check => ({ asks({ value, issues }) { if (!isRight(value as never)) issues.push(issue('custom', { message }, true)) } })
const overwrite = (tidy: (value: never) => unknown): Check => ({ asks(payload) { payload.value = tidy(payload.value as never) } })
const trim = () => overwrite((text: string) => text.trim())
const toLowerCase = () => overwrite((text: string) => text.toLowerCase())

const clone = (one: Schema) => one.copy()

/** Facts by schema; one that was checked further keeps those of the schema it came from. */
export function registry() {
  const all = new WeakMap<Schema, object>()
  const get = (one: Schema): object | undefined => {
    const { parent } = one._zod
    const [own, above] = [all.get(one), parent && get(parent)]
    return own || above ? { ...above, ...own } : undefined
  }
  return { get, add: (one: Schema, facts: object) => void all.set(one, facts) }
}

export { array, boolean, clone, gte, int, lte, maxLength, minLength, nullable, nullish, number, object, optional, overwrite, record, refine, strictObject, string, toLowerCase, trim, tuple, union, unknown, uuid, words as enum }
