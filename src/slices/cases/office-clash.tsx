import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { settle } from './edit.ts'
import type { CaseFile } from './office-data.ts'

/** Two people wrote the same field differently: both values stand until a person chooses. */
export function Clashes({ record }: { record: CaseFile['case'] }) {
  const say = useSay()
  const [language] = useLanguage()
  const tell = useTell()
  const sender = useSend(settle)
  const value = useValueWords()
  const clashes = record.clashes ?? []
  if (!clashes.length) return null
  const take = async (field: string, side: 'theirs' | 'mine') => {
    if (await sender.run({ caseId: record.id, field, take: side }, homeOf(record.id))) tell(say('office.saved'))
  }
  return (
    <Band tone="tembaga" title={say('office.clash.title')}>
      <RefusalBand problem={sender.problem} />
      {clashes.map(({ field, theirs, mine, byName, at }) => (
        <div key={`${field}${at}`} className="clash">
          <p><b>{say(`field.${field}`)}</b> · {say('office.clash.by', { name: byName, when: momentWords(say, language, record.region, at) })}</p>
          <p className="buttons">
            <Button variant="default" size="xs" onClick={() => void take(field, 'theirs')}>{say('office.clash.keep')}: {value(field, theirs)}</Button>
            <Button variant="default" size="xs" onClick={() => void take(field, 'mine')}>{say('office.clash.take')}: {value(field, mine)}</Button>
          </p>
        </div>
      ))}
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
