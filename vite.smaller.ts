import { minifySync as squeeze } from '@swc/core'
import { minifySync as tidy, parseAst, type Plugin } from 'vite'

type Node = { type: string; start: number; end: number; name?: string; [part: string]: unknown }
type Names = ReadonlyMap<string, string>

const FIRST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SECOND = 'abcdefghijklmnopqrstuvwxyz'
/** What a screen that comes later is asked for by name keeps it. */
const ASKED_BY_NAME = /^(part\d+|english)$/

/** Makes what is shipped small by two minifiers, one after the other (0.8 KiB of the field app), and calls what files share by one short name in all of them, so that long lists of `a as b` are not needed (1.4 KiB). `pure` names the functions whose calls go where nobody uses what they give. */
export function smaller(pure: string[]): Plugin {
  const compress = { target: 'es2022', treeshake: { propertyReadSideEffects: false, manualPureFunctions: pure } } as const
  return {
    name: 'pilar-smaller', apply: 'build',
    renderChunk: {
      order: 'post',
      handler(code, _, __, { chunks }) {
        const shared = [...new Set(Object.values(chunks).flatMap(({ exports }) => exports))].filter(name => !ASKED_BY_NAME.test(name)).toSorted()
        const short = new Map(shared.map((name, at) => [name, FIRST[at % FIRST.length]! + SECOND[Math.floor(at / FIRST.length)]!]))
        const clean = tidy('', code, { module: true, compress, mangle: false, codegen: { removeWhitespace: true } }).code
        return squeeze(called(clean, short), { module: true, compress: { passes: 4, ecma: 2022 }, mangle: { reserved: [...short.values()] }, format: { ecma: 2022, comments: false } }).code
      },
    },
  }
}

/** Calls what a file takes from others and gives to them by its short name; what is called the same further inside is another thing and stays. */
export function called(code: string, short: Names): string {
  const program = parseAst(code) as unknown as Node
  const taken = new Set(short.values())
  const names = new Map(all(program).flatMap(({ type, imported, exported, local }) => {
    const to = type === 'ImportSpecifier' || type === 'ExportSpecifier' ? short.get(((imported ?? exported) as Node).name!) : undefined
    return to ? [[(local as Node).name!, to]] : []
  }))
  const edits = new Map<number, { end: number; text: string }>()
  const rename = (node: Node, known: Names, parent?: Node): void => {
    const own = parent ? declaredIn(node).filter(name => known.has(name)) : []
    const seen = own.length ? new Map([...known].filter(([name]) => !own.includes(name))) : known
    if (node.type === 'Identifier' && !isProperty(node, parent!)) {
      if (taken.has(node.name!)) throw new Error(`${node.name} is a name in the sources`)
      const to = parent!.imported === node || parent!.exported === node ? short.get(node.name!) : seen.get(node.name!)
      if (to) edits.set(node.start, { end: node.end, text: parent!.shorthand ? `${node.name}:${to}` : to })
    }
    for (const part of partsOf(node)) rename(part, seen, node)
  }
  rename(program, names)
  return [...edits].toSorted(([one], [other]) => other - one).reduce((text, [start, { end, text: to }]) => text.slice(0, start) + to + text.slice(end), code)
}

const partsOf = (node: Node) => Object.values(node).flat().filter((part): part is Node => typeof (part as Node | null)?.type === 'string')
const all = (node: Node): Node[] => [node, ...partsOf(node).flatMap(all)]
const isProperty = (node: Node, { type, computed, shorthand, property, key }: Node) => !computed && (type === 'MemberExpression' ? property === node : /^(Property|MethodDefinition|PropertyDefinition)$/.test(type) && key === node && !shorthand)

/** What a scope declares for all that lies in it. */
function declaredIn(node: Node): string[] {
  const { type, id, params, param, body, cases, init, left } = node as Node & Record<string, Node & Node[]>
  if (/Function/.test(type)) return [...params!.flatMap(bound), ...vars(body!), ...type === 'FunctionExpression' ? bound(id) : []]
  if (type === 'ClassExpression') return bound(id)
  if (type === 'CatchClause') return bound(param)
  const statements = type === 'BlockStatement' || type === 'StaticBlock' ? body! : type === 'SwitchStatement' ? cases!.flatMap(one => one.consequent as Node[]) : /^For/.test(type) ? [init ?? left!] : []
  return statements.flatMap(one => (/^(Function|Class)Declaration$/.test(one?.type) ? bound(one.id as Node) : one?.type === 'VariableDeclaration' ? declared(one) : []))
}
/** What `var` declares anywhere in a function. */
const vars = (node: Node): string[] => (/Function/.test(node.type) ? [] : [...node.type === 'VariableDeclaration' && node.kind === 'var' ? declared(node) : [], ...partsOf(node).flatMap(vars)])
const declared = ({ declarations }: Node) => (declarations as Node[]).flatMap(({ id }) => bound(id as Node))
/** The names in a pattern. */
const bound = (pattern?: Node | null): string[] => (!pattern ? [] : pattern.type === 'Identifier' ? [pattern.name!] : pattern.type === 'AssignmentPattern' ? bound(pattern.left as Node) : pattern.type === 'Property' ? bound(pattern.value as Node) : partsOf(pattern).flatMap(bound))
