import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { SealMark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useMay } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { seal, unseal } from './seal.ts'

/** Whether the team alone reads this; sealing and lowering the seal, each with a reason. */
export function SealPart({ record }: { record: CaseFile['case'] }) {
  const say = useSay()
  const may = useMay()
  const [asking, ask] = useState(false)
  const action = record.sealed ? unseal : seal
  const title = say(record.sealed ? 'office.seal.lower' : 'office.seal.put')
  return (
    <Section id="rahasia" title={say('office.seal.title')} aside={may(action.name, record.region) && record.depth === 'full' && <Button size="compact-sm" variant="subtle" onClick={() => ask(true)}>{title}</Button>}>
      <p className="line">{record.sealed ? <><SealMark /> {say('office.seal.on')}</> : say('office.seal.off')}</p>
      {asking && <ReasonDialog name={`seal.${record.id}`} title={title} lead={say(record.sealed ? 'office.seal.lower_lead' : 'office.seal.put_lead')} action={action} input={reason => ({ caseId: record.id, reason })} home={homeOf(record.id)} submit={title} danger={record.sealed} onClose={() => ask(false)} />}
    </Section>
  )
}
