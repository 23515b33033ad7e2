import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { flag, id, int, maybe, text } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { sha256 } from '#slices/trips/kinds.ts'
import { meetingOf, mustHost, mustStand } from './hosts.ts'
import { MeetingPhoto } from './kinds.ts'

/** How many photos a meeting bears. */
export const MOST_MEETING_PHOTOS = 60
/** A meeting bears so many photos and no more. */
export const tooManyMeetingPhotos = problem('meeting.too_many_photos', 409)

/** Puts a photo of a meeting on record, of one pillar or of all, and whether those in it agree to its being shown; done with the bytes. */
export const attachMeeting = action('meeting.attach', z.strictObject({
  id: maybe(id()), meetingId: id(), pillar: maybe(text(40)), caption: maybe(text(200)), consent: flag(), sha256: sha256(), bytes: int(1, 50_000_000), width: int(1, 20_000), height: int(1, 20_000),
}), async (moment, { id: given, ...input }) => {
  const meeting = await meetingOf(moment, input.meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  const photos = await moment.desk.findInHouse(MeetingPhoto, { meetingId: meeting.id })
  if (photos.some(photo => photo.sha256 === input.sha256)) return { changes: [] }
  if (photos.length >= MOST_MEETING_PHOTOS) throw tooManyMeetingPhotos({ most: MOST_MEETING_PHOTOS })
  return { changes: [add(MeetingPhoto, { ...input, id: given ?? moment.newId(), region: meeting.region, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now })] }
})

/** Says whether those in a photo agree to its being shown to all who were invited. */
export const consent = action('meeting.consent', z.strictObject({ photoId: id(), consent: flag() }), async (moment, { photoId, consent: given }) => {
  const photo = await moment.desk.get(MeetingPhoto, photoId)
  const meeting = await meetingOf(moment, photo.meetingId)
  if (photo.byId !== moment.actor.workerId) mustHost(moment, meeting)
  return { changes: [set(MeetingPhoto, photo, { consent: given })] }
})
