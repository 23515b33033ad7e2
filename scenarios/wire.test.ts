import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layWire, type Wire } from './wire.ts'

let wire: Wire
const arrived: string[] = []
const house = createServer((request, response) => {
  let body = ''
  request.on('data', part => { body += part }).on('end', () => { arrived.push(`${request.method} ${body}`); response.end(`heard ${body}`) })
})
beforeAll(async () => {
  house.listen(0, '127.0.0.1')
  await once(house, 'listening')
  wire = await layWire(`http://127.0.0.1:${(house.address() as { port: number }).port}`)
})
afterAll(async () => { await wire.close(); house.closeAllConnections(); house.close() })

const say = async (body: string) => {
  arrived.length = 0
  try {
    const text = await (await fetch(`${wire.url}/api/push`, { method: 'POST', body })).text()
    return { text, arrived: [...arrived] }
  } catch {
    return { text: undefined, arrived: [...arrived] }
  }
}

test('a good line changes nothing', async () => {
  expect(await say('one')).toEqual({ text: 'heard one', arrived: ['POST one'] })
})

test('each mishap happens once and as named', async () => {
  wire.spoil(/^POST \/api\/push/, 'lost request', 'lost response', 'cut request', 'cut response', 'duplicate', 'late')
  expect(await say('lost')).toEqual({ text: undefined, arrived: [] })
  expect(await say('unheard')).toEqual({ text: undefined, arrived: ['POST unheard'] })
  expect(await say('cut on the way there')).toEqual({ text: undefined, arrived: [] })
  expect(await say('cut on the way back')).toEqual({ text: undefined, arrived: ['POST cut on the way back'] })
  expect(await say('twice')).toEqual({ text: 'heard twice', arrived: ['POST twice', 'POST twice'] })
  expect(await say('late')).toEqual({ text: 'heard late', arrived: ['POST late'] })
  expect(await say('good again')).toEqual({ text: 'heard good again', arrived: ['POST good again'] })
  expect(wire.happened.map(({ mishap }) => mishap)).toEqual(['lost request', 'lost response', 'cut request', 'cut response', 'duplicate', 'late'])
})

test('a cut line refuses until it is mended, a slow one brings everything', async () => {
  wire.cut()
  expect((await say('nobody hears')).arrived).toEqual([])
  wire.mend()
  wire.slow(8_000)
  expect((await say('x'.repeat(2_000))).text).toHaveLength(2_006)
  wire.slow()
})
