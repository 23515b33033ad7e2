import { html, type Markup, type Piece } from '#kernel/html.ts'
import { steps } from '#kernel/flow.ts'
import type { Language } from '#kernel/say.ts'
import { band, sheet, type Office } from '#slices/doors/page/sheet.ts'
import { dayWords, type Words } from '#slices/trips/page/schedule.ts'
import { receiving } from '../flow.ts'
import { REFUSALS, type Reception } from '../kinds.ts'

/** What every page behind the link of a referral is written with. */
export type Frame = { link: string; language: Language; words: Words; office?: Office | undefined }
/** What was typed into a form that could not be taken. */
export type Typed = { step: string; text: string; hint: string }

/** Asks the PIN; says nothing of who is meant. */
export function pinPage(frame: Frame, trouble?: { title: string; hint: string }): Markup {
  const { words, link, language } = frame
  return page(frame, words('reply.title'), [
    trouble && band('bata', trouble.title, html`<p>${trouble.hint}</p>`),
    html`<p class="lead">${words('reply.pin_lead')}</p><form method="post" action="/r/${link}"><input type="hidden" name="bahasa" value="${language}">
<div class="field"><label for="pin">${words('reply.pin')}</label><input id="pin" name="pin" type="text" inputmode="numeric" pattern="[0-9 ]*" maxlength="12" autocomplete="one-time-code" required${trouble ? html` aria-invalid="true"` : null}></div>
<p class="buttons"><button class="main">${words('reply.enter')}</button></p></form>`,
  ])
}

/** Says calmly that a link cannot be used: the same for every reason. */
export function closedPage(frame: Frame): Markup {
  return page(frame, frame.words('reply.closed'), html`<p>${frame.words('reply.closed_lead')}</p>`)
}

/** Says that something did not work. */
export function troublePage(frame: Frame, title: string, hint: string): Markup {
  return page(frame, frame.words('reply.title'), band('bata', title, html`<p>${hint}</p>`))
}

/** What the sender lets be seen, and the answers that are open now. */
export function replyPage(frame: Frame, reception: Reception, token: string, place: string, done?: string, typed?: Typed): Markup {
  const { words, link, language } = frame
  const { snapshot: seen, nik } = reception
  const open = steps(receiving, reception.stage)
  const hidden = html`<input type="hidden" name="token" value="${token}"><input type="hidden" name="bahasa" value="${language}">`
  const facts: (readonly [string, string | number | null | undefined])[] = [
    ['who', seen?.name ?? reception.who], ['sex', seen?.sex && words(`sex.${seen.sex}`)], ['born', seen?.bornYear], ['phone', seen?.phone], ['address', [seen?.address, seen?.address && place].filter(Boolean).join(', ')], ['needs', seen?.needs?.map(need => words(`need.${need}`)).join(', ')], ['types', seen?.types?.map(type => words(`type.${type}`)).join(', ')],
    ['assessment', seen?.assessment], ['goal', seen?.goal], ['documents', seen?.documents?.join(', ')], ['reason', reception.reason],
  ]
  const press = (step: string, word: string, main = false) => html`<form method="post" action="/r/${link}/jawab">${hidden}<input type="hidden" name="step" value="${step}"><p class="buttons"><button${main ? html` class="main"` : null}>${words(word)}</button></p></form>`
  const typedFor = (step: string) => (typed?.step === step ? typed : undefined)
  const writing = (step: string, word: string, before: Piece) => html`<details${typedFor(step) && html` open`}><summary>${words(word)}</summary><form method="post" action="/r/${link}/jawab">${hidden}<input type="hidden" name="step" value="${step}">${typedFor(step) && html`<p class="fault" role="alert">${typedFor(step)!.hint}</p>`}${before}<div class="field"><label for="text-${step}">${words('reply.text')}</label><textarea id="text-${step}" name="text" maxlength="2000">${typedFor(step)?.text ?? ''}</textarea></div><p class="buttons"><button>${words('reply.send')}</button></p></form></details>`
  return page(frame, words('reply.title'), [
    done && band(done === 'berubah' ? 'tembaga' : 'daun', words(done === 'berubah' ? 'reply.changed' : 'reply.saved')), typed && band('bata', words('reply.fix')),
    html`<p class="lead">${words('reply.from', { office: reception.fromOffice, name: reception.fromName })}</p>${reception.due && html`<p>${words('reply.due', { day: dayWords(language, reception.due) })}</p>`}`,
    html`<ul class="rows">${facts.filter(([, value]) => value).map(([word, value]) => html`<li><p><b>${words(`reply.${word}`)}</b></p><p style="white-space:pre-line">${String(value)}</p></li>`)}${nik && html`<li><p><b>NIK</b></p><p>${nik}</p></li>`}</ul><p class="hint">${words('reply.until')}</p>`,
    html`<p>${words('reply.stage', { stage: words(`referral_stage.${reception.stage}`) })}</p>`,
    open.includes('terima') && press('terima', 'reply.accept', true), open.includes('layani') && press('layani', 'reply.serve', true),
    open.includes('kabari') && writing('kabari', 'reply.tell', html`<label class="tick"><input type="checkbox" name="final" value="ya"> ${words('reply.final')}</label>`),
    open.includes('tolak') && writing('tolak', 'reply.refuse', html`<div class="field"><label for="refusal">${words('reply.refusal')}</label><select id="refusal" name="refusal"><option value=""></option>${REFUSALS.map(one => html`<option value="${one}">${words(`refusal.${one}`)}</option>`)}</select></div>`),
    html`<form method="post" action="/r/${link}/keluar">${hidden}<p class="buttons"><button>${words('reply.leave')}</button></p></form>`,
  ])
}

function page({ link, language, words, office }: Frame, title: string, children: Piece): Markup {
  return sheet({ title, language, words, office, other: `/r/${link}?bahasa=${language === 'id' ? 'en' : 'id'}`, children })
}
