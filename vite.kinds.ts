import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst, type Plugin } from 'vite'
import { SRC } from './vite.apps.ts'

type Part = { type: string; start: number; end: number; key?: { name?: string }; value?: Part; properties?: Part[] }
type Declared = { id: { name: string }; init?: Part & { callee?: { name?: string }; arguments?: Part[] } }
type Node = { type?: string; start: number; end: number; name?: string; key?: { name?: string }; id?: { name?: string }; [part: string]: unknown }
type Statement = { declaration?: { declarations?: Declared[] }; declarations?: Declared[] }

const DECLARES = /\/src\/slices\/\w+\/[\w-]+\.ts$/
const RIGHTS = join(SRC, 'rights.ts')
/** How a rule asks what a role reads of a kind. */
const READ = /\breads\.(\w+)/g
const READINGS = /READS$|^APART$|_SETTINGS$/
/** What of a role only the server asks. */
const SERVERS = ['counts', 'logged', 'watched']
const SECRET = /\b(?:secret|findable|identityNumber)\(/
const LENT = /\b([A-Z]\w*)\.fields\.(\w+)|\b([A-Z]\w*)\.secrets\b/g

/** Ships of each kind what a telephone asks of it: its name, whose own its records are, how a team reaches them, the fields lent to an act, and those that are secret where an act asks which are. Tables, columns, lists, filters and depths are the server's. */
export function kinds(): Plugin {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /^slices\/\w+\/[\w-]+\.ts$/.test(name) && !/(^|\/)contents\.ts$|\.test\.ts$/.test(name))
  const lent = new Set(sources.flatMap(name => [...readFileSync(join(SRC, name), 'utf8').matchAll(LENT)].map(([, kind, field, asked]) => (asked ? `${asked}.secrets` : `${kind}.${field}`))))
  const read = new Set(readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /^(slices|web|kernel)\/.*\.tsx?$/.test(name) && !/server|office|\.test\./.test(name)).flatMap(name => [...readFileSync(join(SRC, name), 'utf8').matchAll(READ)].map(([, kind]) => kind!)))
  return { name: 'pilar-kinds', apply: 'build', enforce: 'pre', transform: (code, id) => (id === RIGHTS ? leanRights(code, read) : DECLARES.test(id) && code.includes(' kind(') ? leanKinds(code, lent) : undefined) }
}

/** Writes the sheet of rights without the readings that no rule asks about: which rows somebody reads is the server's to say. `read` names the kinds that rules ask about, as \`reads.case\`. */
export function leanRights(code: string, read: ReadonlySet<string>): string {
  const cut: Node[] = []
  const isGone = (one: Node, within: string) => (within === 'reads' ? !!one.key && !read.has(one.key.name!) : SERVERS.includes(one.key?.name ?? ''))
  const walk = (node: unknown, within = ''): void => {
    if (Array.isArray(node)) { for (const one of node) walk(one, within); return }
    if (!node || typeof node !== 'object') return
    const part = node as Node
    if (part.type === 'ObjectExpression') {
      for (const one of part.properties as Node[]) if (isGone(one, within)) cut.push(one); else walk(one)
      return
    }
    const of = part.key?.name === 'reads' || (part.type === 'VariableDeclarator' && READINGS.test(part.id?.name ?? '')) ? 'reads' : ''
    for (const value of Object.values(part)) walk(value, of)
  }
  walk(parseAst(code, { lang: 'ts' }) as unknown)
  return cut.toSorted((a, b) => b.start - a.start).reduce((lean, { start, end }) => lean.slice(0, start) + lean.slice(end).replace(/^\s*,\s*/, ''), code)
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
