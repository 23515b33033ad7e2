import { expect, test } from 'vitest'
import { rights } from '#src/rights.ts'
import { appAt } from './apps.ts'
import { appsOf, otherApps, wayFrom } from './arrive.ts'

const posts = (...roles: string[]) => roles.map(role => ({ role }))
const way = (app: 'lapangan' | 'panti', path: string, roles: string[], last?: string) => wayFrom(app, path, rights, posts(...roles), last)

test('whoever works in a panti alone is led to its app from the front door and from an address of the field, and to the same page there', () => {
  expect(way('lapangan', '/', ['petugas_panti'])).toBe('/panti/')
  expect(way('lapangan', '/masuk', ['kepala_upt'])).toBe('/panti/')
  expect(way('lapangan', '/lapangan/', ['petugas_panti'])).toBe('/panti/')
  expect(way('lapangan', '/lapangan/rapat/7/hadir', ['petugas_panti'])).toBe('/panti/rapat/7/hadir')
  expect(way('panti', '/panti/tamu', ['petugas_panti'])).toBeUndefined()
})

test('a PSM and a lurah stay in the field, and are led back from the app of the houses', () => {
  for (const role of ['psm', 'lurah', 'ketua_rt']) {
    expect(way('lapangan', '/', [role])).toBeUndefined()
    expect(way('lapangan', '/lapangan/kasus', [role])).toBeUndefined()
    expect(way('panti', '/panti/kasus', [role])).toBe('/lapangan/kasus')
  }
})

test('the office goes to its desk from the front door and from a house, and may look into the field', () => {
  expect(way('lapangan', '/', ['kabid'])).toBe('/kantor/')
  expect(way('panti', '/panti/', ['kabid'])).toBe('/kantor/')
  expect(way('lapangan', '/lapangan/', ['kabid'])).toBeUndefined()
})

test('whoever has posts of both works in both, begins where the last work was, and has a door from one to the other', () => {
  const both = ['psm', 'petugas_panti']
  expect(appsOf(rights, posts(...both))).toEqual(['lapangan', 'panti'])
  expect(way('lapangan', '/', both)).toBeUndefined()
  expect(way('lapangan', '/', both, 'panti')).toBe('/panti/')
  expect(way('lapangan', '/lapangan/', both, 'panti')).toBeUndefined()
  expect(way('panti', '/panti/', both, 'lapangan')).toBeUndefined()
  expect(otherApps(rights, posts(...both), 'panti')).toEqual(['lapangan'])
  expect(otherApps(rights, posts('psm'), 'lapangan')).toEqual([])
})

test('whose posts have all ended stays where the telephone was opened, and is told so there', () => {
  for (const app of ['lapangan', 'panti'] as const) expect(way(app, `/${app}/`, [])).toBeUndefined()
  expect(otherApps(rights, [], 'panti')).toEqual([])
})

test('an address belongs to an app by its first name as a whole', () => {
  expect(['/panti', '/panti/', '/panti/tamu', '/pantisari', '/lapangan', '/', '/mulai', '/kantor/'].map(appAt)).toEqual(['panti', 'panti', 'panti', undefined, 'lapangan', undefined, undefined, undefined])
})
