import { html, type Markup, type Piece } from '#kernel/html.ts'
import type { Language } from '#kernel/say.ts'
import type { Region } from '#kernel/region.ts'
import { URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { band, sheet, telephone, type Office } from '#slices/doors/page/sheet.ts'
import { PROGRESS } from '#slices/reports/rules.ts'
import type { Words } from '#slices/trips/page/schedule.ts'

/** A number to call near a place. */
export type Near = { name: string; phone: string }
/** What every public page is written with. */
export type Frame = { language: Language; words: Words; office?: Office | undefined; near?: readonly Near[] }
/** Who is in need, roughly: no name is asked. */
export const WHO = ['bayi_anak', 'perempuan', 'laki_laki', 'lansia', 'disabilitas', 'keluarga', 'jalanan', 'tidak_tahu'] as const
/** The national numbers to call when somebody is in danger. */
const NUMBERS = ['112', '110', '119', '129'] as const
/** What was typed, and what is wrong with it, by field. */
export type Typed = { values: { get(name: string): string | null; getAll(name: string): string[] }; faults: Readonly<Record<string, string>> }

/** Asks for the place in steps: kabupaten or kota, kecamatan, kelurahan; plain links, no script. */
export function placePage(frame: Frame, { level, within, places }: { level: 'office' | 'kecamatan' | 'kelurahan'; within?: string | undefined; places: readonly { code: Region; name: string }[] }): Markup {
  const { words } = frame
  return page(frame, words('report.title'), '/lapor', [
    html`<p class="lead">${words('report.lead')}</p>${danger(frame)}<h2>${words(`report.choose_${level}`)}</h2>${within && html`<p class="lead">${within} · <a href="/lapor?bahasa=${frame.language}">${words('report.other_place')}</a></p>`}
${places.length > 0 ? html`<ul class="rows">${places.map(({ code, name }) => html`<li><a class="choice" href="/lapor?wilayah=${code}&amp;bahasa=${frame.language}">${name}</a></li>`)}</ul>` : html`<p>${words('report.nowhere')}</p>`}`,
    links(frame),
  ])
}

/** The four questions. */
export function formPage(frame: Frame, { region, placeName, nonce, typed, unsent }: { region: Region; placeName: string; nonce: string; typed?: Typed | undefined; /** Why what was typed has not been sent. */ unsent?: { title: string; hint: string } }): Markup {
  const { words, language } = frame
  const values = typed?.values
  const faults = typed?.faults ?? {}
  const value = (name: string) => values?.get(name) ?? ''
  const fault = (name: string) => faults[name] && html`<p class="fault" id="f-${name}">${words(faults[name])}</p>`
  const wrong = (name: string) => faults[name] && html` aria-invalid="true" aria-describedby="f-${name}"`
  const text = (name: string, label: string, most: number, more?: Piece) => html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="text" maxlength="${most}" value="${value(name)}"${wrong(name)}${more}>${fault(name)}</div>`
  const choices = (name: string, sort: 'radio' | 'checkbox', options: readonly (readonly [string, string])[]) => options.map(([option, label], at) => html`<label class="tick"><input type="${sort}" name="${name}" value="${option}"${at === 0 && html` id="${name}"`}${values?.getAll(name).includes(option) && html` checked`}${wrong(name)}> ${label}</label>`)
  const named = Object.entries(faults)
  return page(frame, words('report.title'), `/lapor?wilayah=${region}`, [
    unsent && band('tembaga', unsent.title, html`<p>${unsent.hint} ${words('report.kept')}</p>${frame.office && html`<p class="buttons"><a class="btn" href="${telephone(frame.office.phone)}">${frame.office.name}: ${frame.office.phone}</a></p>`}`),
    named.length > 0 && html`<div class="band bata" role="alert"><p><b>${words('report.faults')}</b></p>${named.map(([name, key]) => html`<p><a href="#${name}">${words(key)}</a></p>`)}</div>`,
    html`<p class="lead">${words('report.place', { place: placeName })} · <a href="/lapor?bahasa=${language}">${words('report.other_place')}</a></p>${danger(frame)}
<form method="post" action="/lapor"><input type="hidden" name="wilayah" value="${region}"><input type="hidden" name="n" value="${nonce}"><input type="hidden" name="bahasa" value="${language}">
<fieldset><legend>${words('report.who')}</legend><p class="hint">${words('report.who_hint')}</p>${choices('who', 'radio', WHO.map(one => [one, words(`report.who.${one}`)] as const))}${fault('who')}</fieldset>
<fieldset><legend>${words('report.needs')}</legend><p class="hint">${words('report.needs_hint')}</p>${choices('needs', 'checkbox', NEEDS.map(one => [one, words(`need.${one}`)] as const))}${fault('needs')}
<div class="field"><label for="story">${words('report.story')}</label><textarea id="story" name="story" maxlength="2000"${wrong('story')}>${value('story')}</textarea>${fault('story')}</div></fieldset>
<fieldset><legend>${words('report.where')}</legend><p class="hint">${words('report.where_hint')}</p>${text('landmark', words('report.landmark'), 200)}<div class="pair">${text('rt', words('report.rt'), 3, html` inputmode="numeric"`)}${text('rw', words('report.rw'), 3, html` inputmode="numeric"`)}</div></fieldset>
<fieldset><legend>${words('report.urgency')}</legend>${choices('urgency', 'radio', URGENCIES.map(one => [one, words(`report.urgency.${one}`)] as const))}${fault('urgency')}</fieldset>
<fieldset><legend>${words('report.self')}</legend><p class="hint">${words('report.self_hint')}</p>${text('name', words('report.name'), 120, html` autocomplete="name"`)}${text('contact', words('report.contact'), 120, html` autocomplete="tel"`)}</fieldset>
<div class="trap" aria-hidden="true"><label for="situs">${words('report.trap')}</label><input id="situs" name="situs" type="text" tabindex="-1" autocomplete="off"></div>
<p class="buttons"><button class="main">${words('report.send')}</button></p></form>`,
    links(frame),
  ])
}

/** Thanks, with the code that is shown this once; whoever said danger sees first whom to call. */
export function thanksPage(frame: Frame, { code, urgent }: { code: string; urgent: boolean }): Markup {
  const { words, language } = frame
  return page(frame, words('report.thanks'), '/lapor', [
    urgent && danger(frame), html`<p>${words('report.thanks_secret')}</p><h2>${words('report.code')}</h2><p class="code">${code}</p><p>${words('report.code_keep')}</p>
<form method="post" action="/lapor/kemajuan"><input type="hidden" name="kode" value="${code}"><input type="hidden" name="bahasa" value="${language}"><p class="buttons"><button class="main">${words('progress.link')}</button> <a class="btn" href="/lapor?bahasa=${language}">${words('report.another')}</a></p></form>`,
  ])
}

/** Asks for the code; says in four words how far the report has come, or that the code is not known. */
export function progressPage(frame: Frame, asked?: { found?: (typeof PROGRESS)[number] | undefined }): Markup {
  const { words, language } = frame
  const ask = html`<form method="post" action="/lapor/kemajuan"><input type="hidden" name="bahasa" value="${language}"><div class="field"><label for="kode">${words('progress.code')}</label><input id="kode" name="kode" type="text" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" required></div><p class="buttons"><button class="main">${words('progress.look')}</button></p></form>`
  const at = asked?.found ? PROGRESS.indexOf(asked.found) : -1
  return page(frame, words('progress.title'), '/lapor/kemajuan', [
    asked && at < 0 && band('bata', words('progress.unknown'), html`<p>${words('progress.unknown_hint')}</p>`),
    at >= 0 && html`<ol class="way">${PROGRESS.map((one, nth) => html`<li${nth === at && html` class="now" aria-current="step"`}>${words(`progress.${one}`)}</li>`)}</ol><p class="lead">${words('progress.secret')}</p>`,
    at < 0 && html`<p class="lead">${words('progress.lead')}</p>${ask}`,
    links(frame),
  ])
}

/** Says calmly that something did not work, and whom to call. */
export function troublePage(frame: Frame, title: string, hint: string): Markup {
  return page(frame, title, '/lapor', [band('tembaga', title, html`<p>${hint}</p>`), frame.office && html`<p class="buttons"><a class="btn main" href="${telephone(frame.office.phone)}">${frame.office.name}: ${frame.office.phone}</a></p>`, links(frame)])
}

function danger({ words, office, near = [] }: Frame): Markup {
  const call = (number: string, label: string) => html`<a class="btn" href="${telephone(number)}">${label}</a>`
  return band('bata', words('report.danger'), html`<p class="buttons">${near.map(one => [call(one.phone, `${one.phone}, ${one.name}`), ' '])}${NUMBERS.map(number => [call(number, words(`report.call_${number}`)), ' '])}${office && call(office.phone, `${office.phone}, ${office.name}`)}</p><p>${words('report.danger_more')}</p>`)
}

function links({ words, language }: Frame): Markup {
  return html`<p class="buttons"><a class="btn" href="/lapor/kemajuan?bahasa=${language}">${words('progress.link')}</a> <a class="btn" href="/privasi?bahasa=${language}">${words('report.privacy')}</a></p>`
}

function page({ language, words, office }: Frame, title: string, path: string, children: Piece): Markup {
  return sheet({ title, language, words, office, other: `${path}${path.includes('?') ? '&' : '?'}bahasa=${language === 'id' ? 'en' : 'id'}`, children })
}
