import { createCipheriv, createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { homeOf, type Id } from '#kernel/id.ts'
import { canonical } from '#kernel/merge.ts'
import type { Client, Statement } from './db.ts'

const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const POINT_BYTES = 65
const PAD_BYTES = 4096
const WANTED = 'select * from unnest($1::int[], $2::uuid[], $3::bytea[]) as wanted (home, subject, wrapped)'

/** Data keys by the person, household or worker they belong to. */
export type Keys = Map<Id, Buffer>
/** Seals and opens personal data, and makes keyed hashes; the master key never reaches the database. */
export type Vault = ReturnType<typeof openVault>

/** Opens the vault with the master key (32 bytes). */
export function openVault(master: Buffer) {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'pilar', use, KEY_BYTES))
  const wrapping = derive('wrap data keys')
  const hashing = derive('blind index')
  const bodies = derive('envelope bodies')
  const files = derive('files')
  const shelves = derive('shelves of devices')
  const quarantine = derive('quarantine')
  const unnamed = derive('acts whose maker is not named')
  const devices = derive('addresses of devices')
  const pouches = createECDH('prime256v1')
  pouches.setPrivateKey(derive('pouches of telephones'))
  return {
    /** Gives the data keys of subjects, making those that are missing when `make` is set; of two that make one at once, the first stays. */
    async keysFor(client: Client, subjects: readonly Id[], make = false): Promise<Keys> {
      const wanted = [...new Set(subjects)]
      if (wanted.length === 0) return new Map()
      const homes = wanted.map(homeOf)
      const { rows } = await client.query<{ subject: Id; wrapped: Buffer }>(make
        ? { name: 'make-keys', text: `with wanted as (${WANTED}), known as (select k.subject, k.wrapped from keys k join wanted w on k.home = w.home and k.subject = w.subject),
            made as (insert into keys (home, subject, wrapped) select w.* from wanted w where not exists (select from known where known.subject = w.subject) on conflict (home, subject) do update set wrapped = keys.wrapped returning subject, wrapped)
            select * from known union all select * from made`, values: [homes, wanted, wanted.map(() => seal(wrapping, randomBytes(KEY_BYTES)))] }
        : { name: 'keys', text: 'select subject, wrapped from keys where home = any($1::int[]) and subject = any($2::uuid[])', values: [[...new Set(homes)], wanted] })
      return new Map(rows.map(row => [row.subject, unseal(wrapping, row.wrapped)]))
    },
    /** Makes the data keys of subjects that did not exist until now, and the statement that keeps them; a subject that has a key already makes it fail. */
    newKeys(subjects: readonly Id[]): { keys: Keys; statement: Statement } {
      const keys: Keys = new Map(subjects.map(subject => [subject, randomBytes(KEY_BYTES)]))
      return { keys, statement: { name: 'new-keys', text: `insert into keys (home, subject, wrapped) ${WANTED}`, values: [[...keys.keys()].map(homeOf), [...keys.keys()], [...keys.values()].map(key => seal(wrapping, key))] } }
    },
    /** The statement that deletes the data keys of subjects: nothing that was sealed with them is ever read again, in no record and in no copy. */
    erasing(subjects: readonly Id[]): Statement {
      return { name: 'erase-keys', text: 'select erase_keys($1, $2)', values: [subjects.map(homeOf), [...subjects]] }
    },
    /** Seals a value with a data key. */
    seal: (key: Buffer, value: unknown): Buffer => seal(key, Buffer.from(JSON.stringify(value))),
    /** Opens what `seal` made. */
    open: (key: Buffer, sealed: Buffer): unknown => JSON.parse(unseal(key, sealed).toString()),
    /** Seals and opens file bytes. */
    sealFile: (bytes: Buffer): Buffer => seal(files, bytes),
    openFile: (bytes: Buffer): Buffer => unseal(files, bytes),
    /** Seals and opens what waits in quarantine: whose personal data it holds is not known before it is decided. */
    sealHeld: (value: unknown): Buffer => seal(quarantine, Buffer.from(JSON.stringify(value))),
    openHeld: (bytes: Buffer): unknown => JSON.parse(unseal(quarantine, bytes).toString()),
    /** Seals and opens an act whose maker is not to be named, and who that was; padded, so that its length says little. */
    sealUnnamed: (value: unknown): Buffer => seal(unnamed, padded(JSON.stringify(value))),
    openUnnamed: (bytes: Buffer): unknown => JSON.parse(unseal(unnamed, bytes).toString()),
    /** A keyed hash of several parts, by which an unnamed act is known again and its maker recognised. */
    markOf: (...parts: readonly string[]): Buffer => createHmac('sha256', unnamed).update(JSON.stringify(parts)).digest(),
    /** Seals and opens where a device is reached: whoever knows it could send there. */
    sealAddress: (value: unknown): Buffer => seal(devices, Buffer.from(JSON.stringify(value))),
    openAddress: (bytes: Buffer): unknown => JSON.parse(unseal(devices, bytes).toString()),
    /** To this point a telephone seals what its service worker brings; whoever carries it cannot read it. */
    pouchKey: pouches.getPublicKey('base64'),
    /** Opens what was sealed to it, as `sealTo` of the telephone does. */
    openPouch: (sealed: Buffer): unknown => {
      const [point, iv, body, tag] = [sealed.subarray(0, POINT_BYTES), sealed.subarray(POINT_BYTES, POINT_BYTES + IV_BYTES), sealed.subarray(POINT_BYTES + IV_BYTES, -TAG_BYTES), sealed.subarray(-TAG_BYTES)]
      const key = Buffer.from(hkdfSync('sha256', pouches.computeSecret(point), point, 'pilar shelf', KEY_BYTES))
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from('pouch')).setAuthTag(tag)
      return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString())
    },
    /** The private key by which push services know this house; it is the same at every start. */
    pushKey: derive('web push'),
    /** A keyed hash by which equal numbers are found; telephone numbers and NIK are normalised by the caller. */
    blind: (value: string): Buffer => createHmac('sha256', hashing).update(value).digest(),
    /** The key by which a worker's shelf on one device opens without its PIN; made from who and where, kept by nobody. */
    shelfKey: (worker: Id, device: string): string => createHmac('sha256', shelves).update(`${worker}|${device}`).digest('base64'),
    /** The key of half-written forms in a browser that keeps nothing else; it comes with the session. */
    draftKey: (worker: Id): string => createHmac('sha256', shelves).update(`drafts|${worker}`).digest('base64'),
    /** A keyed hash of an envelope's body, to tell a repeated envelope from a changed one. */
    bodyHash: (action: string, input: unknown): Buffer => createHmac('sha256', bodies).update(canonical({ action, input })).digest(),
  }
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([bytes, Buffer.alloc(PAD_BYTES - (bytes.length % PAD_BYTES), ' ')])
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function unseal(key: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
  cipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([cipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), cipher.final()])
}
