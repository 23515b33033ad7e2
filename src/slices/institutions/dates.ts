import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { day, id, oneOf } from '#kernel/fields.ts'
import { toldHouse } from './house.ts'
import { Institution } from './kinds.ts'
import { alertsOf } from './places.ts'
import { PAPER_SORTS } from './shapes.ts'

/** Tells the heads of a house, and who answers for it at the office, that a paper ends soon or has ended; only the job does it, once for each of the warned days. */
export const warnPaper = action('institution.warn', z.strictObject({ institutionId: id(), sort: oneOf(PAPER_SORTS), until: day() }), async (moment, input) => {
  const house = await moment.desk.get(Institution, input.institutionId)
  moment.allow('institution.warn', house.region)
  // renewed meanwhile
  if (!alertsOf(house.papers, moment.today(house.region)).some(({ paper }) => paper.sort === input.sort && paper.until === input.until)) return { changes: [] }
  return { changes: [], notices: await toldHouse(moment, house, 'institution.date', input.until) }
})
