import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** What takes minutes begins first: begun last, it would run on alone while the other core stands idle. */
const LONG = ['scenarios/browser/axe.test.ts', 'scenarios/browser/story.test.ts', 'scenarios/access-reads.test.ts', 'scenarios/offline.test.ts', 'scenarios/access-acts.test.ts', 'scenarios/browser/taps.test.ts']

/** Files of one part follow each other, so that a worker goes on with what it has loaded. */
const PARTS = ['screens', 'stories', 'rules']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => { const at = LONG.findIndex(name => moduleId.endsWith(name)); return at < 0 ? LONG.length + PARTS.indexOf(project.name) : at }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

// vite reads a default export; nothing else of ours has one
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    projects: [
      { extends: true, test: { name: PARTS[2]!, include: ['src/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: PARTS[0]!, include: ['scenarios/browser/*.test.ts'] } },
      // each has a house and a database of its own: loading the server anew for every file would cost a minute and a half
      { extends: true, test: { name: PARTS[1]!, include: ['scenarios/*.test.ts'], isolate: false } },
    ],
    // as many as the cores of the machine that decides: a test with its database and its browser fills one and a half, and a third worker only makes all of them slower
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
  },
})
