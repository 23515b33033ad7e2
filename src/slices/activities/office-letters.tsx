import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { freshId } from '#web/moment.ts'
import { useProblemWords, useSay } from '#web/words.tsx'
import { Band } from '#web/office/marks.tsx'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell } from '#web/office/store.tsx'
import { draftSocialReport, draftVisitReport } from './letters.ts'

/** Drafts the laporan kunjungan of a visit and opens the draft. */
export function VisitLetter({ visitId }: { visitId: string }) {
  const say = useSay()
  return <DraftButton of={visitId} action={draftVisitReport} input={id => ({ id, visitId })} word={say('activity.visit_letter')} />
}

/** Drafts the laporan sosial of a case and opens the draft. */
export function SocialReport({ caseId }: { caseId: string }) {
  const say = useSay()
  return <DraftButton of={caseId} action={draftSocialReport} input={id => ({ id, caseId })} word={say('activity.social_report')} />
}

function DraftButton<I>({ of, action, input, word }: { of: string; action: Action<string, I>; input: (id: string) => I; word: string }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const problemWords = useProblemWords()
  const [, go] = useLocation()
  const [id] = useState(() => freshId(homeOf(of)))
  const sender = useSend(action)
  if (!may('letter.draft')) return null
  const press = async () => {
    if (!await sender.run(input(id), homeOf(of))) return
    tell(say('office.letters.drafted'))
    go(`/surat/${id}`)
  }
  return <>{sender.problem && <Band tone="bata" alert>{problemWords(sender.problem)}</Band>}<Button size="xs" variant="default" loading={sender.busy} onClick={() => void press()}>{word}</Button></>
}
