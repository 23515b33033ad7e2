import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

const A4 = { width: 1050, height: 1486 }
const DRAWN_MS = 20_000

/** Draws the first page of a PDF as a reader of PDFs does, and gives its points; a page on which nothing stands is waited for. */
export async function drawn(pdf: Buffer): Promise<{ width: number; height: number; data: Buffer; ink: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-lembar-'))
  const server = createServer((request, reply) => {
    if (request.url === '/a.pdf') return reply.setHeader('content-type', 'application/pdf').end(pdf)
    return reply.setHeader('content-type', 'text/html').end('<body style="margin:0"><embed src="/a.pdf#toolbar=0&navpanes=0&view=FitH" type="application/pdf" style="width:100vw;height:100vh">')
  }).listen(0, '127.0.0.1')
  // what the browser draws PDFs with is one of the extensions that are switched off otherwise
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', ignoreDefaultArgs: true, args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run', `--user-data-dir=${folder}`] })
  try {
    const page = await (await browser.newContext({ viewport: A4 })).newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    for (const end = Date.now() + DRAWN_MS; ;) {
      await page.waitForTimeout(700)
      const { data, info } = await sharp(await page.screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      let ink = 0
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 60 && data[at + 1]! < 20) ink += 1
      if (ink > 2000 || Date.now() > end) return { width: info.width, height: info.height, data, ink }
    }
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
