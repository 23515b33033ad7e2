// The files that the guards look at: what git tracks or would track, or without git what stands in the folder.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const LEFT_OUT = /(^|\/)(node_modules|\.git|\.pilar|\.cache|dist|test-results)(\/|$)|\.log$/

/** Lists all files of the project, as paths from its root. */
export function allFiles() {
  let names
  try {
    names = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0')
  } catch {
    names = readdirSync(ROOT, { recursive: true })
  }
  return names.filter(name => name && !LEFT_OUT.test(name) && existsSync(join(ROOT, name)) && statSync(join(ROOT, name)).isFile()).toSorted()
}

/** Reads files below some folders: path from the root, and text. */
export function sourceFiles(folders = ['']) {
  return allFiles().filter(path => folders.some(folder => path.startsWith(folder && `${folder}/`))).map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}
