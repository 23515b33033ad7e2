// Builds dist/ from src/: one server bundle and the web pages, each compressed once. Does nothing when nothing changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { holding } from '../src/server/embedded-process.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const DIST = join(ROOT, 'dist')
const FRESH = join(ROOT, 'dist/.baru')
const STAMP = join(DIST, '.stamp')
const COMPILED = join(DIST, '.compile')
const WEB = { 'vite.field.config.ts': 'lapangan', 'vite.panti.config.ts': 'panti', 'vite.office.config.ts': 'kantor' }
const OTHER_INPUTS = [...Object.keys(WEB), 'vite.phone.ts', 'vite.apps.ts', 'vite.kinds.ts', 'vite.rooms.ts', 'vite.words.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs']
const COMPRESSED = /\.(js|mjs|css|html|svg|json|webmanifest)$/
const WORTH_BYTES = 1024

/** Brings dist/ up to date; says whether there was anything to do. */
export function build(log = console.log) {
  return holding(`build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 32)}`, async () => {
    const wanted = fingerprint()
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
    log('Membangun Pilar dari sumbernya (hanya setelah ada perubahan) …')
    const began = Date.now()
    rmSync(FRESH, { recursive: true, force: true })
    mkdirSync(FRESH, { recursive: true })
    await Promise.all([server(), ...pages().map(config => page(config, wanted.slice(0, 8)))])
    await compress(join(FRESH, 'web'))
    rmSync(STAMP, { force: true })
    rmSync(COMPILED, { recursive: true, force: true })
    for (const name of readdirSync(FRESH)) {
      rmSync(join(DIST, name), { recursive: true, force: true })
      renameSync(join(FRESH, name), join(DIST, name))
    }
    rmSync(FRESH, { recursive: true })
    writeFileSync(STAMP, wanted)
    log(`Selesai dibangun dalam ${((Date.now() - began) / 1000).toFixed(1)} detik.`)
    return true
  })
}

const pages = () => Object.keys(WEB).filter(config => existsSync(join(ROOT, config)))

/** One hash over everything the build reads. */
function fingerprint() {
  const hash = createHash('sha256')
  const source = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
  for (const file of [...source, ...OTHER_INPUTS.map(name => join(ROOT, name))].sort())
    if (existsSync(file)) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** sharp and pg-native carry machine code and stay outside, pdfmake is fetched with the first sheet; bundled CommonJS still asks for require and its own place. */
async function server() {
  const { build: bundle } = await import('esbuild')
  await bundle({
    entryPoints: [join(ROOT, 'src/main.server.ts')],
    outfile: join(FRESH, 'server.mjs'),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22', // the oldest Node bootstrap.mjs goes on with
    external: ['sharp', 'pg-native', 'pdfmake'],
    sourcemap: true,
    logLevel: 'warning',
    banner: { js: "import { createRequire as pilarRequire } from 'node:module'; import { dirname as pilarDir } from 'node:path'; const require = pilarRequire(import.meta.url), __filename = import.meta.filename, __dirname = pilarDir(__filename);" },
  })
}

function page(config, mark) {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--config', config, '--outDir', join(FRESH, 'web', WEB[config]), '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production', PILAR_BUILD: mark } })
  return new Promise((done, fail) => child.on('error', fail).on('exit', code => (code === 0 ? done() : fail(new Error(`Halaman ${WEB[config]} tidak dapat dibangun.`)))))
}

async function compress(folder) {
  if (!existsSync(folder)) return
  const files = readdirSync(folder, { recursive: true }).filter(name => COMPRESSED.test(name)).map(name => join(folder, name))
  await Promise.all(
    files.map(async file => {
      if ((await stat(file)).size <= WORTH_BYTES) return
      const text = await readFile(file)
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
        promisify(gzip)(text, { level: 9 }),
      ])
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
    }),
  )
}

if (process.argv[1] && basename(process.argv[1]) === 'build.mjs')
  build().then(
    did => did || console.log('Tidak ada yang berubah sejak dibangun terakhir.'),
    error => {
      console.error(`Pilar tidak dapat dibangun: ${error.message}`)
      process.exitCode = 1
    },
  )
