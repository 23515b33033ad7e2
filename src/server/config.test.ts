import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError, describe as shown, readConfig } from './config.ts'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'pilar-config-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

function faults(env: Record<string, string>): string {
  try {
    readConfig({ DATA_DIR, ...env })
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('no fault was found')
}

test('an empty environment gives a server for this machine alone, with example data', () => {
  expect(readConfig({ DATA_DIR })).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: '', exampleData: true, mode: 'production', maxInFlight: 64, poolSize: 12 })
})

test('a wrong value is named with its rule and what to do', () => {
  expect(faults({ PORT: 'abc' })).toBe('PORT harus angka 0–65535, sekarang "abc". Ubah atau kosongkan variabel PORT.')
})

test('every variable stands in the table of the README', () => {
  const known = faults({ PILAR_PORT: '1' }).split('yang dikenal: ')[1]!.replace('.', '').split(', ')
  const table = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').split('\n').filter(line => line.startsWith('| `')).map(line => line.split('|')[1]!).join()
  expect(known).toContain('NODE_ENV')
  expect(known.filter(name => !table.includes(`\`${name}\``))).toEqual([])
})

test('every wrong value is listed at once', () => {
  const lines = faults({ PORT: '70000', HOST: 'a b', POOL_SIZE: '-1', MAX_IN_FLIGHT: '1.5', LOG_LEVEL: 'keras', NODE_ENV: 'dev', EXAMPLE_DATA: 'yes', PUBLIC_URL: 'pilar', PILAR_PORT: '1' }).split('\n')
  expect(lines.map(line => line.split(' ')[0]).sort()).toEqual(['EXAMPLE_DATA', 'HOST', 'LOG_LEVEL', 'MAX_IN_FLIGHT', 'NODE_ENV', 'PILAR_PORT', 'POOL_SIZE', 'PORT', 'PUBLIC_URL'])
})

test('a secret is shown neither in a fault nor in the log', () => {
  expect(faults({ MASTER_KEY: 'rahasia', DATABASE_URL: 'mysql://x:rahasia@h/d' })).not.toContain('rahasia')
  expect(faults({ FILES_URL: 's3://kunci:terbuka@/ember' })).not.toContain('terbuka')
  const key = 'ab'.repeat(32)
  const line = shown(readConfig({ DATA_DIR, FILES_URL: 's3://pemegang:rahasia@s3.kota.go.id/ember/pilar?region=id', DATABASE_URL: 'postgres://pilar:rahasia@db.lan/pilar', MASTER_KEY: key }))
  expect(line).toContain('database=db.lan:5432/pilar')
  expect(line).toContain('files=https://s3.kota.go.id/ember')
  expect(line).not.toMatch(/rahasia|abab|pemegang/)
})

test('a proxy on another machine is named by its address or network; a name, a hole or the whole world is refused', () => {
  expect(readConfig({ DATA_DIR, TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/24,fd00::/8' }).trustedProxies).toEqual(['10.0.0.5', '10.1.0.0/24', 'fd00::/8'])
  expect(readConfig({ DATA_DIR }).trustedProxies).toEqual([])
  for (const wrong of ['perantara.kota.go.id', '10.0.0', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.1/', 'loopback', ',', '10.0.0.1;10.0.0.2']) expect(faults({ TRUSTED_PROXIES: wrong }), wrong).toMatch(/^TRUSTED_PROXIES harus daftar alamat atau jaringan perantara, .* misalnya 10\.0\.0\.5/)
})

test('an empty or blank variable counts as not set', () => {
  expect(readConfig({ DATA_DIR, PORT: '', HOST: '  ', DATABASE_URL: '' }).port).toBe(8080)
})

test('a database of your own gets no example data unless asked for', () => {
  const DATABASE_URL = 'postgres://pilar@db/pilar'
  expect(readConfig({ DATA_DIR, DATABASE_URL }).exampleData).toBe(false)
  expect(readConfig({ DATA_DIR, DATABASE_URL, EXAMPLE_DATA: 'ya' }).exampleData).toBe(true)
})

test('the master key is made once, readable by its owner alone, and stays the same', () => {
  const first = readConfig({ DATA_DIR }).masterKey
  expect(first).toHaveLength(32)
  expect(readConfig({ DATA_DIR }).masterKey).toEqual(first)
  expect(statSync(join(DATA_DIR, 'master.key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(DATA_DIR, 'master.key'), 'utf8').trim()).toBe(first.toString('hex'))
  expect(readdirSync(DATA_DIR)).toEqual(['master.key'])
})

test('a damaged master key stops the start instead of being replaced', () => {
  const dir = mkdtempSync(join(tmpdir(), 'pilar-config-'))
  writeFileSync(join(dir, 'master.key'), 'ab')
  expect(() => readConfig({ DATA_DIR: dir })).toThrow('Kembalikan berkas itu dari cadangan')
  rmSync(dir, { recursive: true })
})

test('the address of a bucket needs key, secret, host and bucket; what is missing is told with an example', () => {
  for (const address of ['ember', 's3://mesin/ember', 's3://kunci@mesin/ember', 's3://kunci:sandi@mesin/', 'ftp://kunci:sandi@mesin/ember', 's3://kunci:sandi@mesin/EMBER_BESAR']) expect(faults({ FILES_URL: address }), address).toMatch(/^FILES_URL harus alamat seperti s3:\/\/kunci:rahasia@mesin\/ember/)
  expect(readConfig({ DATA_DIR, FILES_URL: 'https://kunci:sandi@mesin:9000/ember' }).filesUrl).toBe('https://kunci:sandi@mesin:9000/ember')
})
