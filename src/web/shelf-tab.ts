import type { Id } from '#kernel/id.ts'
import { keptNowhere, type Shelf } from './shelf.ts'
import { fromText, keyOf, packed, seal, toText, unpacked, unseal } from './shelf-seal.ts'

/** The shelf of a browser that keeps nothing: half-written forms outlive a page opened anew in the same tab, sealed by a key that comes with the session. */
export async function tabShelf(worker: Id, draftKey: string): Promise<Shelf> {
  const key = await keyOf(fromText(draftKey))
  const prefix = `pilar.draft.${worker}.`
  const placeOf = (name: string) => prefix + name
  return {
    ...keptNowhere(),
    drafts: {
      async put(name, value) { sessionStorage.setItem(placeOf(name), toText(await seal(key, packed(value), placeOf(name)))) },
      async get(name) {
        const sealed = sessionStorage.getItem(placeOf(name))
        return sealed ? await unseal(key, fromText(sealed), placeOf(name)).then(unpacked).catch(() => undefined) : undefined
      },
      async remove(name) { sessionStorage.removeItem(placeOf(name)) },
      keys: async () => Object.keys(sessionStorage).filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length)),
    },
  }
}
