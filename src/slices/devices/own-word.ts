/** What only its maker can say or do: who takes it over would come along, answer or have heard in another's place. */
export const OWN_WORD: ReadonlySet<string> = new Set([
  'invite.answer', 'trip.join', 'trip.leave', 'notice.open', 'notice.answer', 'notice.choose', 'visit.read', 'voice.rate',
  'hearing.hear', 'hearing.understand', 'hearing.restate', 'hearing.agree', 'hearing.object', 'hearing.carry_out', 'meeting.attend',
])
