/** The name under which a sentence stands: its key. The build of the apps of a telephone says it in fewer signs (vite.words.ts). */
export const nameOf = (key: string): string => key
