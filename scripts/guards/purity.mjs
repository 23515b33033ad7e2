// Rules are compiled without DOM and Node (tsconfig.rules.json); here that promise is proved, and no rule may lie outside it.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { FLOORS } from '../../.dependency-cruiser.mjs'
import { allFiles, ROOT } from './files.mjs'

const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
const PURE = [FLOORS.kernel, FLOORS.rights, FLOORS.rules].map(form => new RegExp(form))
const PLANTS = {
  dom: 'export const title = (): string => document.title\n', fetch: "export const ask = () => fetch('/')\n", storage: "export const kept = () => localStorage.getItem('a')\n", node: 'export const mode = () => process.env.MODE\n', buffer: "export const bytes = () => Buffer.from('a')\n",
  file: "import { readFileSync } from 'node:fs'\nexport const text = () => readFileSync('a')\n", timer: 'export const later = () => setTimeout(() => {}, 1)\n',
}
const INNOCENT = { pure: 'export const day = (text: string): string => text.slice(0, 10)\n' }

async function compile(...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [TSC, '--noEmit', '--pretty', 'false', ...args], { cwd: ROOT, maxBuffer: 1 << 26 }).catch(error => error)
  return stdout
}

/** Puts one breach of each sort beside the real rules, so that a type that leaks in with them would be seen. */
export async function prove() {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, '.cache/aturan-'))
  try {
    for (const [name, text] of Object.entries({ ...PLANTS, ...INNOCENT })) writeFileSync(join(folder, `${name}.ts`), text)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.rules.json', include: ['*.ts', '../../src/kernel/**/*.ts', '../../src/slices/*/kinds.ts', '../../src/slices/*/rules.ts', '../../src/main.contents.ts'] }))
    const said = await compile('-p', folder)
    const at = name => said.includes(`${relative(ROOT, folder)}/${name}.ts(`)
    return [...Object.keys(PLANTS).filter(name => !at(name)).map(name => `the rules' compiler lets ${name} pass, so a rule brings types of Node or DOM in with it, or tsconfig.rules.json is open`), ...Object.keys(INNOCENT).filter(at).map(name => `the rules' compiler accuses ${name}`)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every pure file must be among those that the rules' compiler reads; its errors are found by the step before (npm test). */
export async function run() {
  const read = new Set((await compile('-p', 'tsconfig.rules.json', '--listFilesOnly')).split('\n').map(path => relative(ROOT, path)))
  const pure = allFiles().filter(path => /\.ts$/.test(path) && PURE.some(form => form.test(path)))
  return { said: `${pure.length} pure files`, found: pure.filter(path => !read.has(path) && !path.endsWith('.test.ts')).map(path => ({ path, what: 'is a rule, but tsconfig.rules.json does not compile it' })) }
}
