import { expect } from 'vitest'
import type { Locator } from 'playwright-core'
import { dayFromToday } from '../house.ts'
import { PIN, type Screen } from './screen.ts'
import { begins, words } from './words.ts'

/** One family as the story tells it; every text of it is a canary for those who must not read it. */
export type Family = { who: string; rt: string; story: string; findings: string; next: string; answer: string; nextOfOffice: string }

/** A family with words that stand nowhere else. */
export function familyOf(mark: string): Family {
  return { who: `Ibu ${mark}, lansia sendiri`, rt: '005', story: `Cerita ${mark}: tidak ada yang memasak.`, findings: `Temuan ${mark}: beras tinggal dua hari.`, next: `Antar beras ${mark}`, answer: `Jawaban ${mark}: permakanan disetujui.`, nextOfOffice: `Setujui permakanan ${mark}` }
}

/** The admin registers a worker, gives a post in a kelurahan and makes the first password. */
export async function registers(admin: Screen, name: string, role: string, kecamatan: string, kelurahan: string): Promise<{ username: string; password: string }> {
  await admin.open('/kantor/')
  await admin.follow('office.workers.add')
  await admin.write('field.name', name)
  await admin.write('field.username', `${name.toLowerCase()}.baru`)
  await admin.press('office.workers.add_go')
  await admin.press('office.posts.give')
  const giving = admin.dialog()
  await giving.choose('field.role', words(`role.${role}`))
  await giving.choose('office.kecamatan', kecamatan)
  await giving.choose('office.kelurahan', kelurahan)
  await giving.press('office.posts.give')
  await admin.seesWords('office.posts.given')
  await admin.press('office.code.make')
  await admin.dialog().press('office.code.make')
  const slip = admin.dialog().root.getByRole('status').locator('code')
  const [username, password] = [await slip.first().innerText(), await slip.last().innerText()]
  await admin.hand.press(admin.dialog().root.getByRole('button', { name: words('app.close'), exact: true }).last())
  return { username, password }
}

/** After a password in the field app: this telephone keeps what is needed without a line. */
export async function choosesPin(screen: Screen, pin = PIN): Promise<void> {
  await screen.write('keep.pin', pin)
  await screen.write('keep.again', pin)
  await screen.press('keep.go')
}

/** Somebody signs in with a password of one use and must choose an own one before anything else opens. */
export async function signsInFirst(screen: Screen, { username, password }: { username: string; password: string }, own: string): Promise<void> {
  await screen.open('/')
  await screen.write('signin.login', username)
  await screen.write('signin.password', password)
  await screen.press('signin.go')
  await screen.seesWords('password.first')
  await screen.write('password.old', password)
  await screen.write('password.new', own)
  await screen.write('password.again', own)
  await screen.press('password.save')
  await choosesPin(screen)
  await screen.page.getByRole('heading', { name: words('home.title'), level: 1 }).waitFor()
}

/** A PSM puts someone in need on record: four questions, the RT and a short story. */
export async function reportsNeed(psm: Screen, family: Family): Promise<void> {
  await psm.open('/lapangan/')
  await psm.follow('home.report')
  await psm.write('intake.who', family.who)
  await psm.tick('intake.needs', 'need.lansia')
  await psm.write('intake.rt', family.rt)
  await psm.tick('intake.urgency', 'urgency.segera')
  await psm.tick('intake.seal', 'seal.tidak')
  await psm.hand.press(psm.page.locator('summary', { hasText: words('intake.more') }))
  await psm.write('intake.story', family.story)
  await psm.press('intake.send')
  await psm.seesWords('intake.saved.lead')
}

/** The operator looks at a new report and gives it a national type and a bidang. */
export async function triages(operator: Screen, family: Family): Promise<void> {
  await operator.open('/kantor/')
  await operator.hand.press(operator.page.getByRole('button', { name: `${words('office.triage.go')}: ${family.who}` }))
  await operator.find('office.triage.types', words('type.LUT'))
  await operator.tick('field.bidang', 'bidang.rehsos')
  await operator.press('office.triage.save')
  await operator.seesWords('office.triage.done')
}

/** The kabid names a lead and a team across pillars. */
export async function assigns(kabid: Screen, family: Family, lead: string, team: string): Promise<void> {
  await kabid.open('/kantor/kasus')
  await kabid.hand.press(kabid.page.getByRole('link', { name: family.who }))
  await kabid.press('office.team.name_lead')
  const naming = kabid.dialog()
  await naming.find('field.leadId', lead)
  await naming.find('field.teamIds', team)
  await naming.press('app.save')
  await kabid.seesWords('office.saved')
}

/** A worker goes from home to the case and on to the form of a plan. */
export async function startsPlan(worker: Screen, family: Family): Promise<void> {
  await worker.open('/lapangan/')
  await goes(worker, 'nav.cases')
  await worker.hand.press(worker.page.getByRole('link', { name: family.who }))
  await worker.follow('trips.plan')
  await worker.page.getByRole('heading', { name: words('plan.title'), level: 1 }).waitFor()
}

/** A PSM plans for today and sees whom the product tells. */
export async function plansToday(psm: Screen, family: Family): Promise<void> {
  await startsPlan(psm, family)
  await psm.hand.tick(psm.page.getByRole('group', { name: words('plan.day'), exact: true }).getByRole('radio').first())
  await psm.press('plan.send')
  await psm.seesWords('trip.planned')
  await psm.seesWords('notices.to.lurah')
}

/** A second worker plans for the same family, is told who goes there, and goes along. */
export async function joins(worker: Screen, family: Family, lead: string): Promise<void> {
  await startsPlan(worker, family)
  await worker.seesWords('overlap.title')
  await worker.seesWords('overlap.ask')
  await worker.press('overlap.join', { name: lead })
  await worker.seesWords('trip.leave')
}

/** The lurah answers from home. */
export async function answersFromHome(lurah: Screen, lead: string): Promise<void> {
  await lurah.open('/lapangan/')
  await lurah.sees(lead)
  await lurah.press('answer.mendampingi')
  await lurah.page.getByRole('region', { name: begins('notices.coming') }).getByText(words('answer.mendampingi')).first().waitFor()
}

/** A visit is reported with a photo and a next step of somebody else. */
export async function reportsVisit(worker: Screen, family: Family, photo: Buffer, owner: string): Promise<void> {
  await worker.open('/lapangan/')
  await worker.follow('trips.note')
  await worker.hand.press(worker.page.getByRole('link', { name: family.who }))
  await worker.tick('report.outcome', 'outcome.bertemu')
  await worker.write('report.findings', family.findings)
  await worker.write('report.what', family.next)
  await worker.choose('report.ownerId', owner)
  await attaches(worker, worker.field('photo.choose'), photo)
  await worker.press('report.send')
  await worker.seesWords('visit.sent')
  await worker.page.getByRole('img', { name: words('visit.photo', { nth: 1 }) }).waitFor()
  await worker.page.getByRole('list', { name: words('photo.on_device') }).waitFor({ state: 'detached' })
}

/** The kabid opens the report, which its author will see, and answers with who acts by when. */
export async function answersReport(kabid: Screen, family: Family): Promise<void> {
  await kabid.open('/kantor/kasus')
  await kabid.hand.press(kabid.page.getByRole('link', { name: family.who }))
  await kabid.press('office.report.open')
  await kabid.sees(family.findings)
  await kabid.page.getByRole('img', { name: words('office.report.photo', { nth: 1, of: 1 }) }).waitFor()
  await kabid.press('office.report.answer')
  await kabid.write('office.report.word', family.answer)
  await kabid.write('field.what', family.nextOfOffice)
  await kabid.press('office.report.answer_send')
  await kabid.seesWords('office.report.answered')
}

/** The author reads at home that there is an answer, opens it, and sees who read, who acts and by when. */
export async function readsAnswer(worker: Screen, family: Family, reader: string): Promise<void> {
  await worker.open('/lapangan/')
  const message = worker.page.getByRole('listitem').filter({ hasText: words('notice.visit.answered', { otherName: reader }) })
  await worker.hand.press(message.getByRole('link', { name: words('notices.see') }))
  await worker.seesWords('visit.readers')
  await worker.page.getByRole('img', { name: words('visit.photo', { nth: 1 }) }).waitFor()
  const text = await worker.text()
  for (const told of [reader, family.answer, family.next, family.nextOfOffice]) expect(text).toContain(told)
  expect(text).toContain(words('visit.acts', { name: 'Budi', day: longDay(7) }))
}

/** The head of the office sees a day: five sentences at home, then who goes where on that day, even when the story ends after midnight. */
export async function seesTheDay(head: Screen, day: string, kelurahan: string, leads: string): Promise<void> {
  await head.open('/kantor/')
  await head.seesWords('office.figures.title')
  await head.open(`/kantor/hari?hari=${day}`)
  await head.hand.press(head.page.getByRole('table', { name: words('office.day.by_kelurahan') }).getByRole('link', { name: kelurahan }))
  await head.sees(leads)
  await head.seesWords('purpose.pendampingan')
}

/** Goes through a door of the main menu. */
export async function goes(screen: Screen, door: string): Promise<void> {
  await screen.hand.press(screen.page.getByRole('navigation', { name: words('nav.label') }).getByRole('link', { name: words(door), exact: true }))
}

async function attaches(screen: Screen, picker: Locator, photo: Buffer): Promise<void> {
  const choosing = screen.page.waitForEvent('filechooser')
  await screen.hand.press(picker)
  await (await choosing).setFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: photo })
  await screen.page.getByRole('img', { name: words('photo.taken', { nth: 1 }) }).waitFor()
}

function longDay(days: number): string {
  return new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${dayFromToday(days)}T00:00:00Z`))
}
