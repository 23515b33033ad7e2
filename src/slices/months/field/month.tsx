import { useEffect, useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAttempt } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Select } from '#web/kit/fields.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { Download } from '#web/download.tsx'
import { dayWords } from '#web/when.ts'
import { later, online } from '#web/later.tsx'
import { useLanguage, useSay } from '#web/words.tsx'
import { FIGURES, lastMonths, type Month, monthWords } from '#slices/months/rules.ts'

const OwnReport = later(() => import('#slices/activities/field/report.tsx').then(part => part.OwnReport), online(() => import('#slices/activities/field/messages.ts')), true)

/** Laporan bulan saya: what I recorded, counted, first on screen and then as one A4 sheet to sign. */
export function MonthPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { http } = useApp()
  const today = dayAt(useOwnPlace(), trueNow())
  const [month, setMonth] = useState(today.slice(0, 7))
  const [found, setFound] = useState<Month>()
  const [asked, ask] = useState(0)
  const { problem, busy, attempt } = useAttempt()
  useEffect(() => { void attempt(async () => setFound(await http.get<Month>(`/api/v1/month?month=${month}`))) }, [attempt, http, month, asked])
  const shown = found?.month === month ? found : undefined
  return (
    <Page title={say('month.open')} back="/saya" lead={say('month.lead')}>
      <Select id="month" label={say('month.month')} value={month} onValue={setMonth} options={lastMonths(today).map(value => ({ value, label: monthWords(value, language) }))} />
      {!shown && busy && <Skeleton rows={6} />}
      {!shown && problem && <>{problem.code === 'offline' ? <Band tone="tembaga" alert>{say('month.offline')}</Band> : <Refusal problem={problem} />}<Button onPress={() => ask(asked + 1)}>{say('app.retry')}</Button></>}
      {shown && <>
        <Shown month={shown} />
        <OwnReport key={month} period="bulan" day={`${month}-01`} today={today} obstacles={shown.obstacles?.map(one => one.text)} />
        {month === today.slice(0, 7) && <OwnReport period="hari" day={today} today={today} />}
      </>}
    </Page>
  )
}

function Shown({ month }: { month: Month }) {
  const say = useSay()
  const [language] = useLanguage()
  return <>
    <div><Download path={`/api/v1/month.pdf?month=${month.month}&language=${language}`} name={`laporan-${month.month}.pdf`}>{say('month.download')}</Download></div>
    <Section title={monthWords(month.month, language)}><Facts of={FIGURES.map(name => [say(`month_figure.${name}`), String(month.figures[name] ?? 0)] as const)} /></Section>
    <Section title={say('month_sheet_obstacles')}>
      {month.obstacles?.length ? <List>{month.obstacles.map(one => <PlainRow key={one.day + one.text} title={dayWords(language, one.day, true)}><p>{one.text}</p></PlainRow>)}</List> : <p className="lead">{say('month_sheet_no_obstacles')}</p>}
    </Section>
    <p className="hint">{say('month_sheet_sealed')}</p>
    {(month.sealedApart ?? 0) > 0 && <Band>{say('month.sealed_apart', { count: month.sealedApart })}</Band>}
  </>
}
