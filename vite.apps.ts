import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import facts from './package.json' with { type: 'json' }
import type { AppName } from './src/web/apps.ts'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
export const SRC = join(ROOT, 'src')
/** The words with which an app opens. */
export const OPENING = join(SRC, 'main.words.ts')
/** The file that each app begins with, and the name in the head of its page. */
export const MADE_OF: Readonly<Record<AppName, { main: string; title: string }>> = { lapangan: { main: 'main.field.tsx', title: 'Pilar' }, panti: { main: 'main.panti.tsx', title: 'Pilar Panti' } }
const LEADS = /(?:^(?:im|ex)port (?!type\b)[^']*?from |\bimport\()'([#.][^']+\.tsx?)'/gm

/** Every file of ours that an app is made of: what its beginning leads to, at once or later. */
export function madeOf(main: string): readonly string[] {
  const found = new Set<string>()
  const follow = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    // the words it opens with are written by the build
    if (file === OPENING) return
    for (const [, path] of readFileSync(file, 'utf8').matchAll(LEADS)) follow(placeOf(file, path!))
  }
  follow(join(SRC, main))
  return [...found]
}

/** The file that an import in another file means. */
export function placeOf(from: string, path: string): string {
  if (!path.startsWith('#')) return join(dirname(from), path)
  const [name, to] = Object.entries(facts.imports).find(([name]) => path.startsWith(name.slice(0, -1)))!
  return join(ROOT, to.slice(0, -1), path.slice(name.length - 1))
}
