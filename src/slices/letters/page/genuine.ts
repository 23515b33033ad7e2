import type { Day } from '#kernel/day.ts'
import { html, type Markup, type Piece } from '#kernel/html.ts'
import type { Language } from '#kernel/say.ts'
import { band, sheet, type Office } from '#slices/doors/page/sheet.ts'
import { dayWords, type Words } from '#slices/trips/page/schedule.ts'

/** What the page is written with. */
export type Frame = { language: Language; words: Words; office?: Office | undefined }
/** All that a stranger learns of a letter. */
export type Genuine = { number: string; day: Day; state: 'berlaku' | 'batal' }

/** Says that a letter is genuine, by number, day and office, and whether it still holds; never what it says, whom it names, or of which sort it is. */
export function genuinePage(frame: Frame, { number, day, state }: Genuine): Markup {
  const { words, language, office } = frame
  const holds = state === 'berlaku'
  return page(frame, html`${band(holds ? 'daun' : 'bata', words(holds ? 'genuine.yes' : 'genuine.void'), html`<p>${words(holds ? 'genuine.yes_hint' : 'genuine.void_hint')}</p>`)}
<h2>${words('genuine.number')}</h2><p class="code">${number}</p><p><b>${words('genuine.day')}:</b> ${dayWords(language, day)}</p>${office && html`<p><b>${words('genuine.office')}:</b> ${office.name}</p>`}<p class="lead">${words('genuine.secret')}</p>`)
}

/** Says that no letter bears this code; the same page for every such code. */
export function unknownPage(frame: Frame): Markup {
  return page(frame, band('bata', frame.words('genuine.no'), html`<p>${frame.words('genuine.no_hint')}</p>`))
}

/** Says calmly that it could not be told. */
export function troublePage(frame: Frame, title: string, hint: string): Markup {
  return page(frame, band('tembaga', title, html`<p>${hint}</p>`))
}

// the address of this page in the other language names no code
function page({ language, words, office }: Frame, children: Piece): Markup {
  return sheet({ title: words('genuine.title'), language, words, office, other: `?bahasa=${language === 'id' ? 'en' : 'id'}`, children })
}
