const id = {
  'regions.filter': 'Ketik sebagian nama',
}
const en = {
  'regions.filter': 'Type part of the name',
} satisfies Record<keyof typeof id, string>

/** Words of the place chooser. */
export const messages = { id, en }
