import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'

/** Signs a hand-over; the number comes from the office's register, which no telephone holds, so the server decides (letters/sign.ts). */
export const sign = action('letter.sign', z.strictObject({ letterId: id() }), async () => ({ changes: [] }))
