import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** What takes minutes begins first: begun last, it would run on alone while the other core stands idle. */
const LONG = ['scenarios/browser/axe.test.ts', 'scenarios/browser/story.test.ts', 'scenarios/access-reads.test.ts', 'scenarios/offline.test.ts', 'scenarios/access-acts.test.ts', 'scenarios/browser/taps.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => { const at = LONG.findIndex(name => moduleId.endsWith(name)); return at < 0 ? LONG.length : at }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

// vite reads a default export; nothing else of ours has one
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scenarios/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // one more than the cores of the machine that decides: much of a test's time is waiting for a page or a database
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
  },
})
