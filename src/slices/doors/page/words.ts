import { html, type Markup, type Piece } from '#kernel/html.ts'
import { openSteps, type Step } from '#slices/directives/flow.ts'
import type { Hearing } from '#slices/directives/kinds.ts'
import type { Language } from '#kernel/say.ts'
import { dayWords, type Words } from '#slices/trips/page/schedule.ts'

type Frame = { link: string; language: Language; words: Words }

/** What a holder of a link says to official words: the step, and what was typed with it. */
export const SAID = ['hear', 'understand', 'restate', 'agree', 'object', 'carry_out'] as const
/** One of these. */
export type Said = (typeof SAID)[number]

/** The input of an act from what a form brought; nothing typed is left out. */
export function saidInput(said: Said, hearingId: string, wording: number, typed: string): Record<string, unknown> {
  const on = { hearingId, wording }
  if (said === 'restate') return { ...on, restatement: typed || null }
  if (said === 'object') return { ...on, objection: 'kendala', reason: typed }
  return said === 'carry_out' ? { ...on, evidence: typed || null } : on
}

/** Official words behind a link: each is read here, and answered by one press. */
export function wordsPart(frame: Frame, hidden: Markup, hearings: readonly Hearing[], typed?: { hearing: string; text: string }): Piece {
  const { words } = frame
  if (hearings.length === 0) return null
  return html`<h2>${words('door.words')}</h2><ul class="rows">${hearings.map(one => item(frame, hidden, one, typed?.hearing === one.id ? typed.text : ''))}</ul>`
}

function item({ words, link, language }: Frame, hidden: Markup, hearing: Hearing, typed: string): Markup {
  const { wordings, fromName, fromRole, due, stage, wording, turn } = hearing
  const last = wordings.at(-1)!
  const open = openSteps(hearing)
  const about = html`${hidden}<input type="hidden" name="hearing" value="${hearing.id}"><input type="hidden" name="wording" value="${wording}">`
  const press = (said: Said) => html`<button name="said" value="${said}">${words(`door.words.${said}`)}</button>`
  const asks = open.includes('hear') || open.includes('understand')
  const writes = (said: Said, label: string) => html`<details${typed && html` open`}><summary>${label}</summary><form method="post" action="/j/${link}/tanggap">${about}<input type="hidden" name="said" value="${said}"><div class="field"><label for="${said}-${hearing.id}">${words(`door.words.${said}.text`)}</label><textarea id="${said}-${hearing.id}" name="text" maxlength="1000" required>${typed}</textarea></div><p class="buttons"><button>${words('door.words.send')}</button></p></form></details>`
  const presses: Said[] = [...open.includes('hear') ? ['hear' as const] : [], ...asks && !hearing.owner ? ['understand' as const] : [], ...open.includes('agree') ? ['agree' as const] : []]
  const attached = (hearing.attachments ?? []).map(file => html`<p><a class="choice" href="/j/${link}/berkas/${hearing.id}/${file.sha256}">${words('door.words.file', { name: file.name })}</a></p>`)
  return html`<li class="${turn === 'penerima' ? 'wait' : ''}" id="h-${hearing.id}"><p><b>${hearing.subject}</b>${wordings.length > 1 && html` · ${words('directive.last')}`}</p>
<p class="hint">${words(`directive_sort.${hearing.sort}`)} · ${fromName}${fromRole && `, ${words(`role.${fromRole}`)}`}${due && ` · ${words('door.words.due', { day: dayWords(language, due) })}`}</p>
<p style="white-space:pre-line">${last.text}</p>${wordings.length > 1 && html`<details><summary>${words('door.words.old')}</summary>${wordings.slice(0, -1).map(one => html`<p><del>${one.text}</del></p>`)}</details>`}${attached}
<p>${words('door.words.stage', { stage: words(`hearing_stage.${stage}`) })}</p>
${presses.length > 0 && html`<form method="post" action="/j/${link}/tanggap">${about}<p class="buttons">${presses.map(press)}</p></form>`}
${asks && hearing.owner && writes('restate', words('door.words.restate'))}${(['carry_out'] as Step[]).some(step => open.includes(step)) && writes('carry_out', words('door.words.carry_out'))}${(open.includes('agree') || open.includes('carry_out')) && !hearing.objection && writes('object', words('door.words.object'))}</li>`
}
