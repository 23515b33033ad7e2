const id = {
  'meet.plan.title': 'Rencanakan pertemuan', 'meet.plan.place': 'Tempat', 'meet.plan.all': 'Semua pertemuan',
  'meet.plan.lead': 'Anda yang memimpin. Yang diundang diberi tahu begitu tersimpan; untuk itu perlu sinyal.',
  'meet.plan.name': 'Nama pertemuan', 'meet.plan.who': 'Yang diundang', 'meet.plan.send': 'Simpan dan undang', 'meet.plan.sent': 'Tersimpan. Yang diundang sudah diberi tahu.',
}
const en = {
  'meet.plan.title': 'Plan a meeting', 'meet.plan.place': 'Place', 'meet.plan.all': 'All meetings',
  'meet.plan.lead': 'You lead it. Those invited are told as soon as it is saved; for that a signal is needed.',
  'meet.plan.name': 'Name of the meeting', 'meet.plan.who': 'Invited', 'meet.plan.send': 'Save and invite', 'meet.plan.sent': 'Saved. Those invited have been told.',
} satisfies Record<keyof typeof id, string>

/** The words of calling a meeting on a phone; they come by the line that it needs. */
export const messages = { id, en }
