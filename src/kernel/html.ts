/** A piece of a page that is safe to be sent: every value in it was escaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a hole of `html`: a text to be escaped, markup, several of them, or nothing. */
export type Piece = Markup | string | number | false | null | undefined | readonly Piece[]

/** Writes markup; whatever stands in a hole is escaped unless it is markup already. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((part, at) => part + (at < pieces.length ? written(pieces[at]) : '')).join(''))
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function written(piece: Piece): string {
  if (piece instanceof Markup) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number') return String(piece).replaceAll(/[&<>"']/g, sign => SIGNS[sign]!)
  return piece ? piece.map(written).join('') : ''
}
