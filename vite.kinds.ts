import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst, type Plugin } from 'vite'
import { SRC } from './vite.apps.ts'

type Part = { type: string; start: number; end: number; key?: { name?: string }; value?: Part; properties?: Part[] }
type Declared = { id: { name: string }; init?: Part & { callee?: { name?: string }; arguments?: Part[] } }
type Statement = { declaration?: { declarations?: Declared[] }; declarations?: Declared[] }

const DECLARES = /\/src\/slices\/\w+\/[\w-]+\.ts$/
const SECRET = /\b(?:secret|findable|identityNumber)\(/
const LENT = /\b([A-Z]\w*)\.fields\.(\w+)|\b([A-Z]\w*)\.secrets\b/g

/** Ships of each kind what a telephone asks of it: its name, whose own its records are, how a team reaches them, the fields lent to an act, and those that are secret where an act asks which are. Tables, columns, lists, filters and depths are the server's. */
export function kinds(): Plugin {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /^slices\/\w+\/[\w-]+\.ts$/.test(name) && !/(^|\/)contents\.ts$|\.test\.ts$/.test(name))
  const lent = new Set(sources.flatMap(name => [...readFileSync(join(SRC, name), 'utf8').matchAll(LENT)].map(([, kind, field, asked]) => (asked ? `${asked}.secrets` : `${kind}.${field}`))))
  return { name: 'pilar-kinds', apply: 'build', enforce: 'pre', transform: (code, id) => (DECLARES.test(id) && code.includes(' kind(') ? leanKinds(code, lent) : undefined) }
}

/** Writes the kinds of a source without what only the server asks of them; `lent` names the fields that acts take up, as `Kind.field`, and the kinds of which an act asks what is secret, as `Kind.secrets`. */
export function leanKinds(code: string, lent: ReadonlySet<string>): string {
  const { body } = parseAst(code, { lang: 'ts' }) as unknown as { body: Statement[] }
  const declared = body.flatMap(statement => (statement.declaration ?? statement).declarations ?? []).filter(({ init }) => init?.callee?.name === 'kind')
  const text = ({ start, end }: Part) => code.slice(start, end)
  return declared.toReversed().reduce((lean, { id, init }) => {
    const spec = init!.arguments![1]!
    const fields = spec.properties!.find(({ key }) => key?.name === 'fields')!.value!.properties!
    const kept = fields.filter(field => !field.key || lent.has(`${id.name}.${field.key.name}`) || (lent.has(`${id.name}.secrets`) && SECRET.test(text(field))))
    const reached = spec.properties!.filter(({ key }) => key?.name === 'own' || key?.name === 'team')
    return `${lean.slice(0, spec.start)}{ trace: [], fields: { ${kept.map(text).join(', ')} }, ${reached.map(text).join(', ')} }${lean.slice(spec.end)}`
  }, code)
}
