const id = {
  'guest.title': 'Buku tamu',

  'problem.guest.left': 'Jam pulang tamu ini sudah dicatat.',

  'field.arrived': 'Jam datang',
  'field.departed': 'Jam pulang',
  'field.instansi': 'Instansi',
  'field.guestId': 'Tamu',

  'action.guest.receive': '{actor} mencatat tamu.',
  'action.guest.leave': '{actor} mencatat tamu pulang.',
}

const en = {
  'guest.title': 'Guest book',

  'problem.guest.left': 'The time at which this guest left is on record already.',

  'field.arrived': 'Time in',
  'field.departed': 'Time out',
  'field.instansi': 'Institution',
  'field.guestId': 'Guest',

  'action.guest.receive': '{actor} recorded a guest.',
  'action.guest.leave': '{actor} recorded that a guest left.',
} satisfies Record<keyof typeof id, string>

/** The words of the guest book's rules. */
export const messages = { id, en }
