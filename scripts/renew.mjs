// npm run renew: writes schema.sql and openapi.json anew, from the migrations and the routes as they are now.
import { openapiOf } from '../src/server/openapi.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { dumpOpenApi, dumpSchema } from './dump-schema.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
let database

try {
  if (!process.env.TEST_DATABASE_URL) {
    const { startEmbedded } = await import('../src/server/embedded-postgres.ts')
    database = await startEmbedded({ dataDir: join(ROOT, '.pilar/test-pg'), log: console.log, fleeting: true })
    process.env.TEST_DATABASE_URL = database.url
  }
  const { openHouse } = await import('../scenarios/house.ts')
  const house = await openHouse()
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  write('schema.sql', await dumpSchema(client))
  write('openapi.json', dumpOpenApi(openapiOf(house.app.swagger())))
  await client.end()
  await house.close()
  await drop(house.databaseUrl)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await database?.stop()
}

function write(name, text) {
  const path = join(ROOT, name)
  let before = ''
  try {
    before = readFileSync(path, 'utf8')
  } catch {}
  if (before !== text) writeFileSync(path, text)
  console.log(`${name} ${before === text ? 'sudah sesuai' : 'diperbarui'}`)
}

async function drop(url) {
  const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await admin.connect()
  await admin.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
  await admin.end()
}
