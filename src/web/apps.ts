/** The apps of a telephone: of those who go out, and of the houses. */
export type AppName = 'lapangan' | 'panti'

/** By which doors each opens beside its own address, and for which addresses its service worker answers; the deeper one goes before. */
export const APPS: Readonly<Record<AppName, { doors: readonly string[]; scope: string }>> = {
  lapangan: { doors: ['/', '/masuk', '/mulai'], scope: '/' },
  panti: { doors: [], scope: '/panti' },
}
/** The names of the apps. */
export const APP_NAMES = Object.keys(APPS) as readonly AppName[]

/** Where an app lies. */
export const baseOf = (app: AppName): string => `/${app}`

/** In which app an address lies, if in any. */
export function appAt(path: string): AppName | undefined {
  return APP_NAMES.find(app => path === baseOf(app) || path.startsWith(`${baseOf(app)}/`))
}
