import type { HeldPost, Sheet } from '#kernel/rights.ts'
import { APP_NAMES, type AppName, appAt, baseOf } from './apps.ts'
import type { Session } from './session.ts'
import { isAnother } from './shelf-witness.ts'

const DESK = '/kantor/'
const LAST = 'pilar.aplikasi'

/** The apps in which somebody with these posts works; whoever has none stays in any. */
export function appsOf(sheet: Sheet, posts: readonly Pick<HeldPost, 'role'>[]): readonly AppName[] {
  if (!posts.length) return APP_NAMES
  const house = posts.some(({ role }) => sheet[role]?.house)
  const out = posts.some(({ role }) => !sheet[role]?.house)
  return [...out ? ['lapangan' as const] : [], ...house ? ['panti' as const] : []]
}

/** The other apps in which somebody works, to be opened from this one. */
export function otherApps(sheet: Sheet, posts: readonly Pick<HeldPost, 'role'>[], app?: AppName): readonly AppName[] {
  return posts.length ? appsOf(sheet, posts).filter(other => other !== app) : []
}

/** Where somebody who signed in at an address of an app belongs; nothing when it is there. */
export function wayFrom(app: AppName, path: string, sheet: Sheet, posts: readonly Pick<HeldPost, 'role'>[], last?: string | null): string | undefined {
  const own = appsOf(sheet, posts)
  const inside = appAt(path) === app
  if (inside && own.includes(app)) return undefined
  if (posts.some(({ role }) => sheet[role]?.office)) return DESK
  const to = own.find(one => one === last) ?? own[0]!
  // an address lies below the same name in the other app
  return to === app ? undefined : baseOf(to) + (inside ? path.slice(baseOf(app).length) : '/')
}

/** Where a fresh sign-in leads: the office to its desk, houses to theirs, everyone else to the field; whoever comes after somebody else begins at home. Tells whether it stays here. Who has just signed in first chooses what is kept. */
export function arriving(app: AppName, sheet: Sheet): (session: Session, fresh: boolean) => boolean {
  return ({ posts, worker }, fresh) => {
    const home = `${baseOf(app)}/`
    const another = isAnother(worker.id)
    const at = another && appAt(location.pathname) ? home : location.pathname
    const way = wayFrom(app, at, sheet, posts, lastApp())
    if (way && !(fresh && appAt(way))) {
      location.replace(appAt(way) && appAt(at) && !another ? way + location.search + location.hash : way)
      return false
    }
    if (!appAt(at) || at !== location.pathname) history.replaceState(null, '', home)
    if (!way) remember(app)
    return true
  }
}

/** The app in which somebody last was on this device; it names nobody. */
export function lastApp(): string | null {
  try {
    return localStorage.getItem(LAST)
  } catch {
    return null
  }
}

function remember(app: AppName): void {
  try {
    localStorage.setItem(LAST, app)
  } catch { /* the front door leads on all the same */ }
}
