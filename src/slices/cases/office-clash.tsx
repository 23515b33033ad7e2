import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { useHasWords, useSay } from '#web/words.tsx'
import { useWrittenBy } from '#web/written.ts'
import { RefusalBand } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { settle } from './edit.ts'
import { writerOf } from './kinds.ts'
import type { CaseFile } from './office-data.ts'

/** Two people wrote the same field differently: both values stand until a person chooses. */
export function Clashes({ file: { case: record, remarks } }: { file: Pick<CaseFile, 'case' | 'remarks'> }) {
  const say = useSay()
  const written = useWrittenBy()
  const tell = useTell()
  const sender = useSend(settle)
  const value = useValueWords()
  const clashes = record.clashes ?? []
  if (!clashes.length) return null
  const take = async (field: string, side: 'theirs' | 'mine', at: string) => {
    if (await sender.run({ caseId: record.id, field, take: side, at }, homeOf(record.id))) tell(say('office.saved'))
  }
  return (
    <Band tone="tembaga" title={say('office.clash.title')}>
      <RefusalBand problem={sender.problem} />
      {clashes.map(clash => {
        const { field, mine, at, touched, remarkId } = clash
        return (
          <div key={`${field}${at}`} className="clash">
            <p><b>{say(`field.${field}`)}</b></p>
            <p><Button variant="default" size="xs" onClick={() => void take(field, 'theirs', touched ?? at)}>{say('office.clash.keep')}: {value(field, record[field as keyof typeof record])}</Button> <span className="muted">{written(writerOf(record, field), record.region)}</span></p>
            <p><Button variant="default" size="xs" onClick={() => void take(field, 'mine', touched ?? at)}>{say('office.clash.take')}: {remarkId ? remarks?.find(({ id }) => id === remarkId)?.text ?? '…' : value(field, mine)}</Button> <span className="muted">{written({ ...clash, at: clash.written ?? at }, record.region)}</span></p>
          </div>
        )
      })}
    </Band>
  )
}

function useValueWords(): (field: string, value: unknown) => string {
  const say = useSay()
  const has = useHasWords()
  const word = (field: string, value: unknown) => {
    const key = `${field === 'needs' ? 'need' : field === 'types' ? 'type' : field}.${String(value)}`
    return has(key) ? say(key) : String(value)
  }
  return (field, value) => (value === null || value === undefined || value === '' ? '–' : Array.isArray(value) ? value.map(one => word(field, one)).join(', ') : word(field, value))
}
