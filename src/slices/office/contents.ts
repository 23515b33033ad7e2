import type { Contents } from '#kernel/contents.ts'

/** What the desk asks of the server alone. */
export const contents: Contents = {}
