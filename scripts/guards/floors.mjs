// Floors and circles: who may import whom (.dependency-cruiser.mjs), over every file of src, scenarios and bench.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { FLOORS, forbidden, options, ORDER } from '../../.dependency-cruiser.mjs'
import { ROOT, sourceFiles } from './files.mjs'

const CODE = /\.(tsx?|mjs)$/
const CRUISED = ['src', 'scenarios', 'bench']
// a specifier as written; what swc would overlook is then missing from its list
const SPECIFIER = /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?'(?:node:)?([^']+)'|\bimport\('(?:node:)?([^']+)'\)/gm

// one breach for each rule and each form in which an import can be written; `at` imports `to`
const PLANTS = [
  ['kernel', 'src/kernel/a.ts', `import { text } from '#server/db.ts'`],
  ['kernel', 'src/kernel/b.ts', `import type { Case } from '#slices/cases/kinds.ts'`],
  ['kernel', 'src/kernel/c.ts', `import { z } from 'zod'`],
  ['kernel', 'src/kernel/d.ts', `import { join } from 'node:path'`],
  ['kernel', 'src/kernel/e.ts', `export { text } from '#server/db.ts'`],
  ['kernel', 'src/kernel/f.ts', `export const later = () => import('#server/db.ts')`],
  ['kernel', 'src/kernel/h.ts', `import '#web/kit/kit.css'`],
  ['rights', 'src/rights.ts', `import { cases } from '#slices/cases/rules.ts'`],
  ['server', 'src/server/a.ts', `import { cases } from '#slices/cases/rules.ts'`],
  ['server', 'src/server/b.ts', `import { page } from '#web/page.tsx'`],
  ['web', 'src/web/a.tsx', `import { cases } from '../slices/cases/rules.ts'`],
  ['web', 'src/web/b.ts', `import { text } from '#server/db.ts'`],
  ['rules-cases', 'src/slices/cases/a.ts', `import { trips } from '#slices/trips/rules.ts'`],
  ['rules-cases', 'src/slices/cases/b.ts', `import { text } from '#server/db.ts'`],
  ['rules-cases', 'src/slices/cases/c.ts', `import { page } from '#web/page.tsx'`],
  ['rules-cases', 'src/slices/cases/d.ts', `import { useState } from 'react'`],
  ['rules-cases', 'src/slices/cases/e.ts', `import { Screen } from './field/screen.tsx'`],
  ['rules-units', 'src/slices/units/kinds.ts', `import { cases } from '#slices/cases/rules.ts'`],
  ...ORDER.filter(slice => slice !== 'office').map(slice => [`rules-${slice}`, `src/slices/${slice}/planted.ts`, `import { make } from './server.ts'`]),
  ...ORDER.map(slice => [`server-${slice}`, `src/slices/${slice}/server.ts`, `import { page } from '#web/page.tsx'`]),
  ['rules-office', 'src/slices/office/planted.ts', `import { page } from '#web/page.tsx'`],
  ['server-units', 'src/slices/units/server.ts', `import { cases } from '#slices/cases/rules.ts'`],
  ['screens-field', 'src/slices/cases/field.tsx', `import { text } from '#server/db.ts'`],
  ['screens-field', 'src/slices/cases/field/a.tsx', `import { make } from '#slices/trips/server.ts'`],
  ['screens-field', 'src/slices/cases/field/b.tsx', `import { Desk } from '#slices/trips/office-desk.tsx'`],
  ['screens-office', 'src/slices/cases/office.tsx', `import { text } from '#server/db.ts'`],
  ['screens-office', 'src/slices/cases/office-a.tsx', `import { Screen } from '#slices/trips/field/screen.tsx'`],
  ['main-is-last', 'src/web/c.ts', `import { all } from '../main.contents.ts'`],
  ['main-is-last', 'src/slices/cases/field/c.tsx', `import { all } from '#src/main.contents.ts'`],
  ['tests-are-last', 'src/server/c.ts', `import { open } from '../../scenarios/house.ts'`],
  ['tests-are-last', 'src/main.other.ts', `import { one } from './server/one.test.ts'`],
  ['no-unknown', 'src/server/d.ts', `import { lost } from './nowhere.ts'`],
  ['no-undeclared', 'src/server/e.ts', `import { clsx } from 'enhanced-resolve'`],
  ['field-is-light', 'src/slices/cases/field/d.tsx', `import { Button } from '@mantine/core'`],
  ['field-is-light', 'src/slices/cases/field/e.tsx', `import { z } from 'zod'`],
  ['field-is-light', 'src/web/d.tsx', `import { renderToString } from 'react-dom/server'`],
  ['field-reaches-light', 'src/main.field.tsx', `import { Frame } from '#web/frame.tsx'`],
  ['no-circle', 'src/kernel/one.ts', `import { two } from './two.ts'`],
]

// swc does not see this form, so it must be written as a plain import
const HIDDEN = `import * as z from 'zod/mini'\nexport type Later = import('#server/db.ts').Pool`

// what may stand: it must not be found
const INNOCENT = {
  'package.json': JSON.stringify({ type: 'module', imports: { '#kernel/*': './src/kernel/*', '#server/*': './src/server/*', '#web/*': './src/web/*', '#slices/*': './src/slices/*', '#src/*': './src/*' }, dependencies: { zod: '*', react: '*', 'react-dom': '*', '@mantine/core': '*', pg: '*' } }),
  'src/kernel/day.ts': `import * as z from 'zod/mini'`,
  'src/kernel/two.ts': `import type { one } from './one.ts'`,
  'src/server/db.ts': `import pg from 'pg'\nimport { join } from 'node:path'\nimport { day } from '#kernel/day.ts'`,
  'src/server/one.test.ts': `import { open } from '../../scenarios/house.ts'`,
  'src/web/page.tsx': `import { useState } from 'react'\nimport { day } from '#kernel/day.ts'`,
  'src/web/kit/kit.css': '',
  'src/web/frame.tsx': `import { Shell } from './office/shell.tsx'`,
  'src/web/office/shell.tsx': `import { AppShell } from '@mantine/core'`,
  'src/slices/cases/kinds.ts': `import * as z from 'zod/mini'\nimport { day } from '#kernel/day.ts'`,
  'src/slices/cases/rules.ts': `import { Trip } from '#slices/trips/kinds.ts'\nimport { units } from '#slices/units/rules.ts'`,
  'src/slices/units/rules.ts': `import { rights } from '#src/rights.ts'\nimport { Case } from '#slices/cases/kinds.ts'`,
  'src/slices/trips/kinds.ts': `import { day } from '#kernel/day.ts'`,
  'src/slices/trips/rules.ts': `import { cases } from '#slices/cases/rules.ts'`,
  'src/slices/trips/office-desk.tsx': `import { Desk } from '#slices/persons/office.tsx'\nimport { trips } from './rules.ts'\nimport { useState } from 'react'`,
  'src/slices/persons/office.tsx': `import { page } from '#web/page.tsx'`,
  'src/slices/trips/field/screen.tsx': `import { page } from '#web/page.tsx'\nimport { rights } from '#src/rights.ts'`,
  'src/slices/cases/field/screen.tsx': `import { Screen } from '#slices/trips/field/screen.tsx'`,
  'src/main.contents.ts': `import { trips } from '#slices/trips/rules.ts'`,
  'src/example/book.ts': `import { text } from '#server/db.ts'\nimport { all } from '#src/main.contents.ts'`,
  'scenarios/house.ts': `import { all } from '#src/main.contents.ts'\nimport { text } from '#server/db.ts'`,
}

async function look(baseDir) {
  const { output } = await cruise(CRUISED.filter(folder => existsSync(join(baseDir, folder))), { ...options, baseDir, validate: true, ruleSet: { forbidden } }, options.enhancedResolveOptions)
  return output
}

/** Writes a small house with every breach in it; each rule must find its own, and nothing else may be found. */
export async function prove() {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-lantai-'))
  const files = { ...INNOCENT }
  for (const [, at, text] of PLANTS) files[at] = files[at] ? `${files[at]}\n${text}` : text
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${text}\n`)
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const { summary, modules } = await look(folder)
    const found = new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))
    const missed = PLANTS.filter(([rule, at]) => !found.has(`${rule} ${at}`)).map(([rule, at]) => `rule ${rule} does not find its planted breach in ${at}`)
    const unproven = forbidden.filter(({ name }) => !PLANTS.some(([rule]) => rule === name)).map(({ name }) => `rule ${name} has no planted breach`)
    const planted = new Set(PLANTS.map(([, at]) => at))
    const wrong = summary.violations.filter(({ from }) => !planted.has(from)).map(({ rule, from, to }) => `rule ${rule.name} accuses ${from} → ${to}, which is allowed`)
    const unseen = overlooked(modules, [['src/kernel/day.ts', HIDDEN]]).length === 1 ? [] : ['an import that swc does not see is not found']
    return [...missed, ...unproven, ...wrong, ...unseen, ...(placeless(['src/lost.ts', 'src/slices/none/rules.ts', 'src/kernel/day.ts']).length === 2 ? [] : ['a file without a floor is not found'])]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Looks at the real house; also fails when fewer files or imports were read than stand on disk. */
export async function run() {
  const files = sourceFiles(CRUISED).filter(({ path }) => CODE.test(path))
  const { summary, modules } = await look(ROOT)
  const read = new Set(modules.map(({ source }) => source))
  const unread = files.filter(({ path }) => !read.has(path)).map(({ path }) => ({ path, what: 'was not read by dependency-cruiser' }))
  const broken = summary.violations.map(({ rule, from, to, cycle, via }) => {
    const [first, ...rest] = cycle ? fromSmallest(cycle.map(({ name }) => name)) : [from, ...(via?.map(({ name }) => name) ?? [to])]
    return { path: first, rule: rule.name, what: `→ ${[...rest, ...(cycle ? [first] : [])].join(' → ')}: ${rule.name}, ${forbidden.find(({ name }) => name === rule.name).comment}` }
  })
  return { said: `${files.length} files, ${summary.totalDependenciesCruised} imports`, found: [...unread, ...overlooked(modules, files.map(({ path, text }) => [path, text])), ...placeless(files.map(({ path }) => path)), ...oncePerCircle(broken)] }
}

/** Lists imports that are written in a file and that dependency-cruiser did not see. */
function overlooked(modules, files) {
  const seen = new Map(modules.map(({ source, dependencies }) => [source, new Set(dependencies.map(({ module }) => module.replace('node:', '')))]))
  return files.flatMap(([path, text]) => [...text.matchAll(SPECIFIER)].map(([, from, within]) => from ?? within).filter(name => !seen.get(path)?.has(name)).map(name => ({ path, what: `the import of ${name} is not seen by dependency-cruiser; write it as a plain import` })))
}

/** Lists files of src that stand on no floor, or on several, or in a slice that the order does not know. */
function placeless(paths) {
  return paths.filter(path => path.startsWith('src/') && !/\.test\.tsx?$|\.d\.ts$/.test(path)).flatMap(path => {
    const on = Object.entries(FLOORS).filter(([, form]) => new RegExp(form).test(path)).map(([name]) => name)
    const slice = /^src\/slices\/([^/]+)\//.exec(path)?.[1]
    if (slice && !ORDER.includes(slice)) return [{ path, what: `the slice ${slice} has no place in ORDER of .dependency-cruiser.mjs` }]
    return on.length === 1 ? [] : [{ path, what: `stands on ${on.length === 0 ? 'no floor' : `several floors (${on.join(', ')})`}` }]
  })
}

/** A circle is accused once for each of its arrows; one is enough to mend it. */
function oncePerCircle(found) {
  const said = new Set()
  return found.filter(({ rule, path, what }) => rule !== 'no-circle' || (!said.has(path + what) && said.add(path + what)))
}

/** Turns a circle so that its first name in the alphabet stands first, whoever was met first. */
function fromSmallest(names) {
  const at = names.indexOf(names.toSorted()[0])
  return [...names.slice(at), ...names.slice(0, at)]
}
