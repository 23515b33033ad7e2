import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { EditCaseDialog } from './office-edit.tsx'
import { MoveCaseDialog } from './office-move.tsx'
import { CLOSED } from './stages.ts'
import { Reveal } from './office-identity.tsx'
import { useNeedWords, useSpotWords } from './office-rows.tsx'

/** The household, its people, and what was told at the first report. */
export function People({ file: { case: record, person, household, people = [] } }: { file: CaseFile }) {
  const say = useSay()
  const spot = useSpotWords()
  const needs = useNeedWords()
  const may = useMay()
  const [language] = useLanguage()
  const [doing, setDoing] = useState<'edit' | 'move'>()
  const close = () => setDoing(undefined)
  const full = record.depth === 'full'
  const asOf = (fact: string, value: string | false | null | undefined) => value && (record.factDays?.[fact] ? say('office.facts.as_of', { value, day: dayWords(language, record.factDays[fact].day, true) }) : value)
  const others = people.filter(({ id }) => id !== person?.id)
  return (
    <>
      <Section id="laporan" title={say('office.file.first_report')} aside={full && (
        <span className="buttons tight">
          {may('case.edit', record.region) && <Button size="compact-sm" variant="subtle" onClick={() => setDoing('edit')}>{say('office.file.edit')}</Button>}
          {may('case.triage', record.region) && !CLOSED.includes(record.stage) && <Button size="compact-sm" variant="subtle" onClick={() => setDoing('move')}>{say('office.file.move')}</Button>}
        </span>
      )}>
        <Facts of={[
          [say('office.case.needs'), needs(record.needs)], [say('field.source'), record.source && say(`source.${record.source}`)], [say('office.file.reporter'), record.reporterName],
          [say('field.landmark'), record.landmark], [say('field.address'), record.address], ...(['language', 'womanMeets', 'avoidHours'] as const).map(fact => [say(`field.edits.${fact}`), asOf(fact, fact === 'womanMeets' ? record.womanMeets && say('seal.ya') : record[fact])] as const), [say('field.phone'), person?.phone], [say('field.bidang'), record.bidang && say(`bidang.${record.bidang}`)],
        ]} />
        {record.story && <p className="story">{record.story}</p>}
        {doing === 'edit' && <EditCaseDialog record={record} onClose={close} />}
        {doing === 'move' && <MoveCaseDialog record={record} onClose={close} />}
      </Section>
      <Section id="keluarga" title={say('field.household')}>
        {household ? <Facts of={[[say('field.household.label'), household.label], [say('office.kelurahan'), spot(household)], ['KK', household.kk && <Reveal kind="household" id={household.id} field="kk" hidden={household.kk} region={household.region} label="" />]]} />
          : <Nothing title={say('office.file.no_household')} />}
        {others.length > 0 && <ul className="lines">{others.map(one => <li key={one.id}><span>{one.name ?? one.description}</span><span className="muted">{one.sex && say(`sex.${one.sex}`)}{one.bornYear ? `, ${one.bornYear}` : ''}</span></li>)}</ul>}
      </Section>
    </>
  )
}
