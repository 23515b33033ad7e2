/** The mark by which spreadsheet programs know UTF-8. */
export const BOM = '\ufeff'

/** Writes a value as a CSV cell; one that begins like a formula is kept as text by a leading apostrophe. */
export function csvCell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  const safe = /^[\s\0]*[=+\-@|%＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes a row of a CSV file. */
export function csvRow(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** Makes a part of a file name of any words: small letters, digits and hyphens, at most so many. */
export function slug(words: string, most: number): string {
  return words.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, most).replace(/-$/, '') || 'x'
}
