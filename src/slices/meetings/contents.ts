import type { Contents } from '#kernel/contents.ts'
import { attend, guest, take } from './attend.ts'
import { decide } from './decide.ts'
import { messages as deskWords } from './desk-messages.ts'
import { invite, uninvite } from './invite.ts'
import { Attendance, Line, Meeting, MeetingPhoto, Pledge, Point, Series } from './kinds.ts'
import { draftLetter } from './letters.ts'
import { addLine, correctLine } from './lines.ts'
import { messages as words } from './messages.ts'
import { addPoint, dropPoint, orderPoints, readOut } from './minutes.ts'
import { attachMeeting, consent } from './photos.ts'
import { beginSeries, cancel, edit, endSeries, finish, nextOfSeries, plan, start } from './plan.ts'
import { addPledge, editPledge } from './pledges.ts'
import { reply } from './reply.ts'
import { messages as toldWords } from './told-messages.ts'

/** The acts that a telephone carries. */
export const carried = [reply, attend, take, guest, addLine, correctLine]

/** Meetings. */
export const contents: Contents = {
  kinds: [Series, Meeting, Point, Line, Attendance, MeetingPhoto, Pledge],
  carried,
  desk: [plan, edit, invite, uninvite, cancel, start, finish, beginSeries, endSeries, nextOfSeries, addPoint, orderPoints, dropPoint, readOut, decide, attachMeeting, consent, addPledge, editPledge, draftLetter],
  words: [words, toldWords],
  deskWords: [deskWords],
  samples: { guestPhone: '081234567890' },
  looks: {
    '/lapangan/rapat': ['psm', 'tksk', 'lurah'],
    '/lapangan/rapat/baru': ['lurah'],
    '/lapangan/rapat/{meetings}': ['psm', 'tksk', 'lurah'],
    '/lapangan/rapat/{meetings}/hadir': ['psm', 'tksk', 'lurah'],
    '/lapangan/rapat/{meetings}/daftar': ['psm', 'tksk', 'lurah'],
    '/lapangan/rapat/{meetings}/catat': ['psm', 'tksk', 'lurah'],
    '/kantor/rapat': ['kabid'],
    '/kantor/rapat/baru': ['kabid'],
    '/kantor/rapat/ikrar': ['kabid'],
    '/kantor/rapat/{meetings}': ['kabid'],
    '/kantor/rapat/{meetings}/layar': ['kabid'],
    '/kantor/rapat/rutin/{meeting_series}': ['kabid'],
  },
}
