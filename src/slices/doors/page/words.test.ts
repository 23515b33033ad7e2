import { expect, test } from 'vitest'
import type { Messages } from '#kernel/say.ts'
import { messages as schedule } from '#slices/trips/page/messages.ts'
import { messages as reports } from '#slices/reports/page/messages.ts'
import { messages as doors } from './messages.ts'

const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]).toSorted().join()

test('the pages without script say everything in both languages, with the same places for values', () => {
  for (const { id, en } of [doors, schedule, reports] as Messages[]) {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(id).toSorted())
    expect(Object.keys(id).filter(key => !id[key]!.trim() || !en[key]!.trim() || blanks(id[key]!) !== blanks(en[key]!))).toEqual([])
  }
})
