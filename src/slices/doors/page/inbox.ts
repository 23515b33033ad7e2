import { addDays, type Day, zoneOf } from '#kernel/day.ts'
import { html, type Markup, type Piece } from '#kernel/html.ts'
import type { Fault } from '#kernel/problem.ts'
import type { Language } from '#kernel/say.ts'
import type { Notice } from '#slices/notices/rules.ts'
import type { Hearing } from '#slices/directives/kinds.ts'
import { band, sheet, type Office } from './sheet.ts'
import { wordsPart } from './words.ts'
import { dayWords, hours, type Words } from '#slices/trips/page/schedule.ts'

/** What every page behind a link is written with. */
export type Frame = { link: string; language: Language; words: Words; office?: Office | undefined }
/** What was typed into a form that could not be taken. */
export type Typed = { notice: string; day: string; from: string; note: string; faults: readonly Fault[] }
/** Who looks, what waits, and what was just done. */
export type InboxView = { holder: string; today: Day; notices: readonly Notice[]; token: string; place(notice: Notice): string; pillar(code: string): string; hearings: readonly Hearing[]; done?: string | undefined; typed?: Typed | undefined; said?: { hearing: string; text: string } | undefined }

/** Asks the PIN; says nothing of who is meant or what waits behind it. */
export function pinPage(frame: Frame, trouble?: { title: string; hint: string }): Markup {
  const { words, link, language } = frame
  return page(frame, words('door.title'), [
    trouble && band('bata', trouble.title, html`<p>${trouble.hint}</p>`),
    html`<p class="lead">${words('door.pin_lead')}</p>
<form method="post" action="/j/${link}"><input type="hidden" name="bahasa" value="${language}">
<div class="field"><label for="pin">${words('door.pin')}</label><input id="pin" name="pin" type="text" inputmode="numeric" pattern="[0-9 ]*" maxlength="12" autocomplete="one-time-code" required${invalid(!!trouble)}></div>
<p class="buttons"><button class="main">${words('door.enter')}</button></p></form><p class="hint">${words('door.no_need')}</p>`,
  ])
}

/** Says calmly that a link cannot be used and whom to call: the same for every reason. */
export function closedPage(frame: Frame): Markup {
  const { words, office } = frame
  return page(frame, words('door.closed'), html`<p>${words('door.closed_lead')}</p><p>${words('door.closed_call')}</p>${office && html`<p class="buttons"><a class="btn main" href="tel:${office.phone.replaceAll(/[^\d+]/g, '')}">${office.name}: ${office.phone}</a></p>`}`)
}

/** Says that something did not work, and whom to call. */
export function troublePage(frame: Frame, title: string, hint: string): Markup {
  return page(frame, frame.words('door.title'), band('bata', title, html`<p>${hint}</p>`))
}

/** Who comes, when, where and to how many households; three answers each, and one for all. */
export function inboxPage(frame: Frame, view: InboxView): Markup {
  const { words, link } = frame
  const waiting = view.notices.filter(notice => notice.state !== 'dijawab')
  const answered = view.notices.filter(notice => notice.state === 'dijawab')
  const hidden = html`<input type="hidden" name="token" value="${view.token}"><input type="hidden" name="bahasa" value="${frame.language}">`
  return page(frame, words('door.inbox'), [
    html`<p class="lead">${view.holder}</p>`,
    view.done && band(view.done === 'berubah' ? 'tembaga' : 'daun', words(view.done === 'berubah' ? 'door.gone' : 'door.saved')),
    (view.typed ?? view.said) && band('bata', words('door.fix')),
    wordsPart(frame, hidden, view.hearings, view.said),
    waiting.length > 0
      ? html`<form method="post" action="/j/${link}/jawab">${hidden}<input type="hidden" name="semua" value="${waiting.map(notice => notice.id).join(',')}"><p class="buttons"><button class="main" name="answer" value="diketahui">${words('door.all', { count: waiting.length })}</button></p></form>
<h2>${words('door.waiting')}</h2><ul class="rows">${waiting.map(notice => item(frame, view, hidden, notice))}</ul><p class="hint">${words('door.never_blocked')}</p>`
      : html`<p><b>${words('door.none')}</b></p><p class="lead">${words('door.none_hint')}</p>`,
    answered.length > 0 && html`<h2>${words('door.answered')}</h2><ul class="rows">${answered.map(notice => item(frame, view, hidden, notice))}</ul>`,
    html`<form method="post" action="/j/${link}/keluar">${hidden}<p class="buttons"><button>${words('door.leave')}</button></p></form>`,
  ])
}

function item(frame: Frame, view: InboxView, hidden: Markup, notice: Notice): Markup {
  const { words, language } = frame
  const { told } = notice
  const goer = told.leadName ? `${told.leadName}${told.leadPillar ? ` (${view.pillar(told.leadPillar)})` : ''}` : ''
  const facts = html`<p><b>${notice.day && dayWords(language, notice.day)}${told.from && `, ${hours(told.from)}${told.to && told.to !== told.from ? `–${hours(told.to)}` : ''} ${zoneOf(notice.region)}`}</b>${notice.code === 'trip.moved' && ` · ${words('door.moved')}`}</p>
<p>${goer} · ${view.place(notice)}</p>${(told.households ?? 0) > 0 && html`<p>${words('door.households', { count: told.households })}</p>`}`
  if (notice.state !== 'dijawab') return html`<li class="wait" id="n-${notice.id}">${facts}${answers(frame, view, hidden, notice)}</li>`
  const proposed = notice.proposedDay && html`<p>${words('door.proposed', { when: `${dayWords(language, notice.proposedDay)}${notice.proposedFrom ? `, ${hours(notice.proposedFrom)}` : ''}` })}</p>`
  return html`<li id="n-${notice.id}">${facts}<p>${words('door.your_answer', { answer: words(`answer.${notice.answer}`) })}</p>${proposed}<details${open(view, notice)}><summary>${words('door.change')}</summary>${answers(frame, view, hidden, notice)}</details></li>`
}

function answers({ words, link }: Frame, view: InboxView, hidden: Markup, notice: Notice): Markup {
  const typed = view.typed?.notice === notice.id ? view.typed : undefined
  const fault = (at: string) => typed?.faults.find(one => one.at === at)
  const said = (at: string) => { const found = fault(at); return found && html`<p class="fault" id="f-${at}-${notice.id}">${words(`fault.${found.rule}`, { limit: found.limit })}</p>` }
  const field = (at: 'proposedDay' | 'proposedFrom', name: string, type: string, label: string, value: string) =>
    html`<div><label for="${name}-${notice.id}">${label}</label><input id="${name}-${notice.id}" type="${type}" name="${name}" value="${value}"${invalid(!!fault(at))}>${said(at)}</div>`
  const about = html`<input type="hidden" name="notice" value="${notice.id}"><input type="hidden" name="seen" value="${notice.answeredAt ?? ''}">`
  return html`<form method="post" action="/j/${link}/jawab">${hidden}${about}<p class="buttons"><button name="answer" value="diketahui">${words('answer.diketahui')}</button><button name="answer" value="mendampingi">${words('answer.mendampingi')}</button></p></form>
<details${open(view, notice)}><summary>${words('door.later')}</summary><form method="post" action="/j/${link}/jawab">${hidden}${about}<input type="hidden" name="answer" value="ditunda">
<div class="pair">${field('proposedDay', 'day', 'date', words('door.day'), typed?.day ?? addDays(notice.day ?? view.today, 1))}${field('proposedFrom', 'from', 'time', words('door.from'), typed?.from ?? notice.told.from?.slice(0, 5) ?? '09:00')}</div>
<div class="field"><label for="note-${notice.id}">${words('door.note')}</label><input id="note-${notice.id}" type="text" name="note" maxlength="300" value="${typed?.note ?? ''}"${invalid(!!fault('note'))}>${said('note')}</div><p class="buttons"><button>${words('door.later_send')}</button></p></form></details>`
}

function open(view: InboxView, notice: Notice): Markup | false {
  return view.typed?.notice === notice.id && html` open`
}

function invalid(yes: boolean): Markup | false {
  return yes && html` aria-invalid="true"`
}

function page({ link, language, words, office }: Frame, title: string, children: Piece): Markup {
  return sheet({ title, language, words, office, other: `/j/${link}?bahasa=${language === 'id' ? 'en' : 'id'}`, children })
}
