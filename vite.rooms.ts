import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { madeOf, placeOf } from './vite.apps.ts'

const OF_THE_FIELD = /\/src\/(main\.[^/]*\.tsx$|web\/|slices\/\w+\/field\/)/
/** A file that comes later, and what is taken from it where that is one thing; what comes by a line alone lies in no room. */
const LATER = /(?<!online\(\(\) => )import\('([#.][^']+)'\)(?:\.then\((\w+) => \2\.(\w+)\))?/g
const OF = '\n'
const ROOM = 'virtual:room/'
/** The locked door with what opens it; trips, with what the telephone and whoever holds it need; what people tell each other, and agree with a family; what is written inside a house; cases and what stands around them, a call from a house too. */
const ROOMS = { door: /\/web\/(lock|shelf-register|shelf-messages)\.tsx?$/, trips: /\/slices\/trips\/|\/web\//, talk: /\/slices\/(directives|voices|meetings|notices|consents|plans)\//, inside: /\/slices\/(institutions|houselog)\/(?!field\/called)/, around: /./ }
const roomOf = (file: string) => Object.entries(ROOMS).find(([, lies]) => lies.test(file))![0]

/** The files that make up what a telephone shows in an app. */
export const screens = (main: string) => madeOf(main).filter(file => OF_THE_FIELD.test(file))

/** Ships the screens that come later by room, because many small files compress badly: `import('a.tsx')` becomes a part of its room. */
export function rooms(main: string): Plugin {
  const from = screens(main)
  const parts = [...new Set(from.flatMap(file => [...readFileSync(file, 'utf8').matchAll(LATER)].map(([, path, , name = '']) => placeOf(file, path!) + OF + name)))].toSorted()
  const lines = (room: string) => parts.flatMap((part, at) => {
    const [file, name] = part.split(OF)
    return roomOf(file!) !== room ? [] : name ? [`export { ${name} as part${at} } from '${file}'`] : [`import * as part${at} from '${file}'`, `export { part${at} }`]
  })
  return {
    name: 'pilar-rooms', apply: 'build', enforce: 'pre',
    resolveId: id => (id.startsWith(ROOM) ? `\0${id}` : undefined),
    load: id => (id.startsWith(`\0${ROOM}`) ? lines(id.slice(ROOM.length + 1)).join('\n') : undefined),
    transform: (code, id) => (from.includes(id) ? code.replaceAll(LATER, (_, path: string, __, name = '') => { const file = placeOf(id, path); return `import('${ROOM}${roomOf(file)}').then(room => room.part${parts.indexOf(file + OF + name)})` }) : undefined),
  }
}
