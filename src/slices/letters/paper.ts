import type { Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { canonical } from '#kernel/merge.ts'
import type { HeldPost } from '#kernel/rights.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post, Worker } from '#slices/workers/rules.ts'
import { type Letter, Letterhead, type SECURITIES } from './kinds.ts'
import { officeOf } from './settings.ts'
import type { Content, LetterSort } from './sorts.ts'

/** Whoever signs, as the foot of a letter names them: under which office, in whose place. */
export type Signer = { name: string; nip: string | null; role: string; unit: string | null; title: string | null; delegation: 'plt' | 'plh' | 'an' | null; ownRole: string | null }
/** All that is printed of a signed letter but its QR code. `form` says by which layout: a changed layout gets a number of its own, and this one stays. */
export type Paper = {
  form: 1; sort: LetterSort; number: string; day: Day; security: (typeof SECURITIES)[number]; classification: string | null; subject: string; content: Content; signer: Signer; office: string
  head: { id: Id | null; government: string | null; name: string; address: string | null; phone: string | null; email: string | null; city: string | null }
}

/** Gathers who signs under a post. */
export async function signerOf({ desk, actor, home }: Moment, post: HeldPost, title: string | null): Promise<Signer> {
  const [own] = await desk.findInHouse(Post, { id: post.id })
  const [unit] = post.unitId ? await desk.findInHouse(Unit, { id: post.unitId }) : []
  const worker = homeOf(actor.workerId) === home ? await desk.get(Worker, actor.workerId) : undefined
  const other = actor.posts.find(one => one.line === 'area' && one.id !== post.id && homeOf(one.id) === home)
  return { name: actor.name, nip: worker?.nip ?? null, role: post.role, unit: unit?.name ?? null, title, delegation: own?.delegation ?? null, ownRole: own?.delegation === 'an' ? other?.role ?? null : null }
}

/** The head that letters bear today; without one, the office's own name and telephone. */
export async function headNow(moment: Pick<Moment, 'desk'>): Promise<{ head: Paper['head']; office: string }> {
  const office = await officeOf(moment)
  const [head] = await moment.desk.findInHouse(Letterhead, { current: true })
  if (!head) return { office: office.name, head: { id: null, government: null, name: office.name, address: null, phone: office.phone, email: null, city: null } }
  return { office: office.name, head: { id: head.id, government: head.government ?? null, name: head.name, address: head.address, phone: head.phone ?? null, email: head.email ?? null, city: head.city } }
}

/** Writes a letter down as it is signed; equal letters have equal texts. */
export function paperText(letter: Pick<Letter, 'sort' | 'security' | 'subject' | 'content'>, more: Pick<Paper, 'number' | 'day' | 'classification' | 'signer' | 'office' | 'head'>): string {
  const paper: Paper = { form: 1, sort: letter.sort, security: letter.security, subject: letter.subject, content: letter.content as Content, ...more }
  return canonical(paper)
}

/** Reads a paper back. */
export function readPaper(text: string): Paper {
  return JSON.parse(text) as Paper
}
