import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'

/** A post that may answer by a link, as those see it who hand links out. */
export type DoorRow = {
  postId: Id; region: Region; role: string; rt?: string | null; rw?: string | null; workerId: Id; workerName: string; phone?: string | null
  state: 'tanpa' | 'berlaku' | 'terkunci' | 'berakhir'; link?: string | null; endsAt?: string | null; openedAt?: string | null
}
/** A link just made: the message goes to the registered number, the PIN is told in person. */
export type Handed = { link: string; pin: string; endsAt: string; phone: string; text: string; workerName: string; onlyHere?: boolean }

/** The mark of each state: a locked or ended link waits for somebody to make it anew. */
export const DOOR_TONES = { tanpa: 'quiet', berlaku: 'daun', terkunci: 'bata', berakhir: 'tembaga' } as const

/** Where a post is, down to the RT. */
export function spotOf({ region, rt, rw }: Pick<DoorRow, 'region' | 'rt' | 'rw'>, placeName: (code: Region) => string): string {
  return [placeName(region), rt && `RT ${rt}`, rw && `RW ${rw}`].filter(part => part).join(' · ')
}

/** The address that opens a message to a number, with its text. */
export function sendTo(by: 'whatsapp' | 'sms', phone: string, text: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^0/, '62')
  return by === 'whatsapp' ? `https://wa.me/${digits}?text=${encodeURIComponent(text)}` : `sms:+${digits}?body=${encodeURIComponent(text)}`
}
