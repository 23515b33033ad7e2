import { Link } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useToCheck } from '#web/tocheck.ts'
import { type Say, useSay } from '#web/words.tsx'
import { useWrittenBy } from '#web/written.ts'
import { settle } from '#slices/cases/edit.ts'
import { type Case, type Clash, Remark, writerOf } from '#slices/cases/kinds.ts'

type Row = Read<typeof Case>

/** Two writers changed the same field: both values stand until someone on the team chooses. */
export function Clashes({ row }: { row: Row }) {
  return <>{row.clashes?.map(clash => <Difference key={`${clash.field}-${clash.at}-${clash.by}`} row={row} clash={clash} />)}</>
}

function Difference({ row, clash }: { row: Row; clash: Clash }) {
  const say = useSay()
  const written = useWrittenBy()
  const { run, busy, problem } = useAction(settle)
  const remark = useRecords(Remark, { id: clash.remarkId ?? '' })[0]
  const take = (side: 'theirs' | 'mine') => void run({ caseId: row.id, field: clash.field, take: side, at: clash.touched ?? clash.at }, homeOf(row.id))
  return (
    <Band tone="tembaga" title={say('edit.clash', { field: say(`field.edits.${clash.field}`) })}>
      <Refusal problem={problem} />
      <p>{say('tray.theirs')}: <strong>{valueWords(say, clash.field, row[clash.field as keyof Row])}</strong></p>
      <p className="hint">{written(writerOf(row, clash.field), row.region)}</p>
      <Button small busy={busy} onPress={() => take('theirs')}>{say('settle_take.theirs')}</Button>
      <p>{say('edit.clash.mine')}: <strong>{clash.remarkId ? remark?.text ?? '…' : valueWords(say, clash.field, clash.mine)}</strong></p>
      <p className="hint">{written({ ...clash, at: clash.written ?? clash.at }, row.region)}</p>
      <Button small busy={busy} onPress={() => take('mine')}>{say('settle_take.mine')}</Button>
    </Band>
  )
}

/** Every case here of which two values of a field wait for a choice, for Perlu diperiksa. */
export function OpenClashes() {
  const say = useSay()
  const clashing = useToCheck().clashing as unknown as Row[]
  return <>{clashing.map(row => <Section key={row.id} title={row.who} aside={<Link href={`/kasus/${row.id}`}>{say('notices.see')}</Link>}><Clashes row={row} /></Section>)}</>
}

/** A value of a case's field in words. */
export function valueWords(say: Say, field: string, value: unknown): string {
  const word = (one: unknown) => (field === 'needs' ? say(`need.${one}`) : field === 'urgency' ? say(`urgency.${one}`) : field === 'types' ? say(`type.${one}`) : field === 'womanMeets' && typeof one === 'boolean' ? say(`edit.woman.${one ? 'ya' : 'tidak'}`) : String(one ?? '–'))
  return [value].flat().map(word).join(', ')
}
