import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { steps } from '#kernel/flow.ts'
import { homeOf } from '#kernel/id.ts'
import { say as speak } from '#kernel/say.ts'
import { useSession } from '#web/app.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useProblemWords, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { Band, usePillarWords } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { messages as monthly } from '#slices/months/sheet/messages.ts'
import { FIGURES, monthWords } from '#slices/months/rules.ts'
import { accept, giveBack } from './check.ts'
import type { Activity } from './kinds.ts'
import { ActivityStage } from './office.tsx'
import { ACTIVITY_FLOW } from './write.ts'

type Numbers = { figures: Readonly<Record<string, number | null>> | null; rounded: boolean }

/** One report of a worker: its numbers, what the worker adds, what stood in the way, and the two things the office does with it. */
export function ActivityPage({ id }: { id: string }) {
  const say = useSay()
  const report = useQuery<Activity>(`/api/v1/activities/${id}`)
  return report.data ? <Told report={report.data} /> : <Page title={say('activity.board')}><Answer of={report} rows={10}>{() => null}</Answer></Page>
}

function Told({ report }: { report: Activity }) {
  const say = useSay()
  const may = useMay()
  const { worker } = useSession()
  const [language] = useLanguage()
  const place = usePlaceName()
  const pillar = usePillarWords()
  const tell = useTell()
  const problemWords = useProblemWords()
  const [returning, giveItBack] = useState(false)
  const sender = useSend(accept)
  const when = (at: string | null | undefined, by: string | null | undefined) => at && `${momentWords(say, language, report.region, at)}${by ? ` · ${by}` : ''}`
  const open = may('activity.accept', report.region) && worker.id !== report.workerId ? steps(ACTIVITY_FLOW, report.stage) : []
  const press = async () => { if (await sender.run({ activityId: report.id }, homeOf(report.id))) tell(say('activity.accepted')) }
  const period = report.period === 'bulan' ? monthWords(report.day.slice(0, 7), language) : dayWords(language, report.day)
  return (
    <Page title={report.workerName} lead={<><ActivityStage stage={report.stage} /> {say('activity.report_of', { period })} · {pillar(report.pillar ?? report.role, 'role')} · {place(report.region)}</>} actions={<>
      {open.includes('terima') && <Button loading={sender.busy} onClick={() => void press()}>{say('activity.accept')}</Button>}
      {open.includes('kembalikan') && <Button variant="default" onClick={() => giveItBack(true)}>{say('activity.return')}</Button>}
      <Link href={`/laporan-kegiatan?bulan=${report.day.slice(0, 7)}`} className="button-link">{say('activity.back')}</Link>
    </>}>
      {sender.problem && <Band tone="tembaga" alert>{problemWords(sender.problem)}</Band>}
      {report.stage === 'dikembalikan' && report.reason && <Band tone="tembaga" title={say('activity.returned_by', { name: report.returnedByName })}>{report.reason}</Band>}
      <Facts of={[[say('activity.sent_at'), when(report.submittedAt, null)], [say('activity.checked'), when(report.checkedAt, report.checkedByName)], [say('activity.accepted_at'), when(report.acceptedAt, report.acceptedByName)], [say('activity.pillars'), report.pillars.map(one => pillar(one, 'role')).join(', ')], [say('activity.rounds'), report.rounds || null]]} />
      <NumbersOf report={report} />
      <Section id="kegiatan" title={say('activity.added')}>
        {report.lines?.length ? <ul className="lines">{report.lines.map((line, nth) => <li key={`${line.day}${nth}`}><span><b className="num">{dayWords(language, line.day, true)}</b> {line.what}{line.place && <span className="muted"> · {line.place}</span>}</span></li>)}</ul> : <p className="muted">{say('activity.no_lines')}</p>}
      </Section>
      <Section id="kendala" title={say('activity.obstacles')}>
        {report.obstacles?.length ? <ul className="lines">{report.obstacles.map((one, nth) => <li key={`${nth}${one.text}`}><span>{one.text}{one.voiceId && <span className="muted"> · {say('activity.raised')}</span>}</span></li>)}</ul> : <p className="muted">{say('activity.no_obstacles')}</p>}
      </Section>
      {returning && <ReasonDialog title={say('activity.return')} lead={say('activity.return_lead')} name={`activity.${report.id}`} action={giveBack} input={reason => ({ activityId: report.id, reason })} home={homeOf(report.id)} submit={say('activity.return')} onClose={() => giveItBack(false)} />}
    </Page>
  )
}

function NumbersOf({ report }: { report: Activity }) {
  const say = useSay()
  const [language] = useLanguage()
  const numbers = useQuery<Numbers>(`/api/v1/activities/${report.id}/figures`)
  const named = (name: string) => (name === 'attended' || name === 'given' ? say(`activity.sum.${name}`) : speak(monthly, language, `month_figure.${name}`))
  return (
    <Section id="angka" title={say('activity.numbers')} lead={say('activity.numbers_lead')}>
      <Answer of={numbers} rows={8}>{({ figures, rounded }) => (figures ? <Facts of={[...FIGURES, 'attended' as const, 'given' as const].map(name => [named(name), figures[name] === undefined ? null : figures[name] === null ? '< 5' : `${figures[name]}${rounded ? '+' : ''}`] as const)} /> : <p className="muted">{say('activity.not_counted')}</p>)}</Answer>
    </Section>
  )
}
