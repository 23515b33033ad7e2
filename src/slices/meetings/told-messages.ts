const id = {
  'notice.meeting.invited': 'Anda diundang: {reason}, {day} pukul {from} {zone}. Jawab dengan hadir, mewakilkan, atau berhalangan.',
  'notice.meeting.moved': '{reason} berubah. Sekarang {day} pukul {from} {zone}. Periksa tempatnya.',
  'notice.meeting.called_off': '{reason} pada {day} dibatalkan.',
  'notice.meeting.uninvited': 'Undangan Anda untuk {reason} pada {day} ditarik oleh {otherName}.',
  'notice.meeting.seat': 'Ada tempat untuk Anda di {reason}, {day} pukul {from} {zone}.',
  'notice.meeting.stand_in': '{otherName} meminta Anda mewakilinya di {reason}, {day} pukul {from} {zone}.',
}

const en = {
  'notice.meeting.invited': 'You are invited: {reason}, {day} at {from} {zone}. Answer whether you come, send somebody, or cannot.',
  'notice.meeting.moved': '{reason} has changed. It is now {day} at {from} {zone}. Check the place.',
  'notice.meeting.called_off': '{reason} {day} is called off.',
  'notice.meeting.uninvited': '{otherName} took back your invitation to {reason} {day}.',
  'notice.meeting.seat': 'There is a seat for you at {reason}, {day} at {from} {zone}.',
  'notice.meeting.stand_in': '{otherName} asks you to stand in at {reason}, {day} at {from} {zone}.',
} satisfies Record<keyof typeof id, string>

/** What notices of meetings say. */
export const messages = { id, en }
