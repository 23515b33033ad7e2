// Links in the project's own pages point to something that exists: a file, or a heading in one.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { allFiles, ROOT } from './files.mjs'

const PAGES = /^(README|ARCHITECTURE|GLOSSARY|CONTRIBUTING|NOTICE)\.md$|^(decisions|docs|src)\/.*\.md$/
const LINK = /\[[^\]\n]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]\n]+\]:\s*<?(\S+?)>?\s*$|\b(?:src|href)="([^"]+)"/gm
const OUTSIDE = /^(https?:|mailto:|tel:|data:)/

/** Lists the links of a page that lead nowhere; `read` gives the text of a file or undefined. */
function broken(path, text, exists, read) {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(LINK)].map(([, inline, reference, attribute]) => inline ?? reference ?? attribute).filter(link => !OUTSIDE.test(link)).flatMap(link => {
    const [file, heading] = decodeURI(link).split('#')
    const target = file ? normalize(file.startsWith('/') ? file.slice(1) : join(dirname(path), file)) : path
    if (target.startsWith('..') || !exists(target)) return [{ path, what: `the link ${link} leads nowhere` }]
    return heading && target.endsWith('.md') && !headings(read(target)).includes(heading) ? [{ path, what: `the link ${link} names no heading of ${target}` }] : []
  })
}

function headings(text) {
  return [...text.matchAll(/^#+\s+(.*)$/gm)].map(([, title]) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-'))
}

/** A page with one broken link of each form, and good ones. */
export function prove() {
  const files = { 'README.md': '# One Two\n', 'docs/a.md': '', 'src/a.ts': '' }
  const [exists, read] = [path => path in files, path => files[path]]
  const bad = ['[a](docs/b.md)', '[a](./src/b.ts "title")', '![a](docs/a.png)', '[a]: nowhere.md', '<img src="b.png">', '[a](#three)', '[a](README.md#three)', '[a](../outside.md)']
  const good = ['[a](docs/a.md)', '[a](/src/a.ts)', '[a](#one-two)', '[a](README.md#one-two)', '[a](https://a.example/b)', '`[a](in-code.md)`', '```\n[a](in-code.md)\n```']
  return [
    ...bad.filter(text => broken('README.md', text, exists, path => files[path]).length === 0).map(text => `links does not find ${text}`),
    ...good.filter(text => broken('README.md', text, exists, read).length > 0).map(text => `links accuses ${text}`),
    ...(broken('decisions/1.md', '[a](../README.md)', exists, read).length === 0 ? [] : ['links does not follow a path from its own folder']),
  ]
}

/** Looks at every page that stands. */
export function run() {
  const pages = allFiles().filter(path => PAGES.test(path))
  const read = path => readFileSync(join(ROOT, path), 'utf8')
  return { said: `${pages.length} pages`, found: pages.flatMap(path => broken(path, read(path), target => existsSync(join(ROOT, target)), read)) }
}
