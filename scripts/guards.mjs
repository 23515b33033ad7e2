// The guards of the house. Each first proves itself on planted breaches; one that misses its own breach, or accuses the innocent, fails the run.
//   floors   who may import whom, no circles, light field side   (rules and floors: .dependency-cruiser.mjs)
//   purity   rules compile without DOM and Node                  (tsconfig.rules.json)
//   texts    what a line may not say: writes, SET LOCAL, module state, missing doc comments, long files, machine paths …
//   links    pages point to something that exists
// The guards that need a database are tests: src/server/schema.test.ts and src/server/committed.test.ts.
import { basename } from 'node:path'
import { DEBTS } from './guards/debts.mjs'
import * as floors from './guards/floors.mjs'
import * as links from './guards/links.mjs'
import * as purity from './guards/purity.mjs'
import * as texts from './guards/texts.mjs'

const GUARDS = { floors, purity, texts, links }

/** Runs all guards; gives the sentences of what is wrong. */
export async function guard(log = console.log) {
  const results = await Promise.all(Object.entries(GUARDS).map(async ([name, { prove, run }]) => {
    const unproven = (await prove()).map(what => `${name}: ${what} (a guard that misses its planted breach is mended first)`)
    const { said, found } = await run()
    log(`${name}: ${said}${unproven.length === 0 ? ', proven on planted breaches' : ''}${found.length > 0 ? `, ${found.length} found` : ''}`)
    return [...unproven, ...found.map(({ path, line, what }) => `${path}${line ? `:${line}` : ''} ${what}`)]
  }))
  const { wrong, owed, paid } = settle(results.flat(), DEBTS)
  if (owed.length > 0) log(`debts: ${owed.length} known breaches of ${DEBTS.length} in scripts/guards/debts.mjs\n${owed.map(sentence => `  ${sentence}`).join('\n')}`)
  return [...wrong, ...paid.map(debt => `scripts/guards/debts.mjs "${debt}" is paid: take the line away`), ...proveSettle()]
}

/** Takes known debts out of what was found; a debt is the beginning of a sentence, up to the reason. */
function settle(sentences, debts) {
  const owed = sentences.filter(sentence => debts.some(debt => sentence.startsWith(debt)))
  return { owed, wrong: sentences.filter(sentence => !owed.includes(sentence)), paid: debts.filter(debt => !owed.some(sentence => sentence.startsWith(debt))) }
}

function proveSettle() {
  const { wrong, paid } = settle(['a.ts → b.ts: x', 'c.ts → d.ts: x'], ['a.ts → b.ts', 'e.ts'])
  return wrong.join() === 'c.ts → d.ts: x' && paid.join() === 'e.ts' ? [] : ['debts: a paid debt or a new breach is not seen']
}

if (process.argv[1] && basename(process.argv[1]) === 'guards.mjs') {
  const wrong = await guard()
  for (const sentence of wrong) console.error(sentence)
  if (wrong.length > 0) console.error(`\nThe guards found ${wrong.length} breach${wrong.length === 1 ? '' : 'es'} of the house rules.`)
  process.exitCode = wrong.length > 0 ? 1 : 0
}
