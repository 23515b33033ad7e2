import { Mark } from '#web/kit/band.tsx'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Hearing } from '../kinds.ts'

/** The wording that holds; those before it struck through, with why they were corrected; and the chain it came down. */
export function Words({ of: { wordings, chain, region } }: { of: Pick<Hearing, 'wordings' | 'chain' | 'region'> }) {
  const say = useSay()
  const [language] = useLanguage()
  const last = wordings.at(-1)!
  const old = wordings.slice(0, -1)
  return (
    <>
      {chain.map(link => <p key={link.id} className="hint">{say('hear.chain')}: {link.fromName} · {link.text}{link.corrected && <> <Mark tone="daun">{say('hear.last')}</Mark></>}</p>)}
      {old.length > 0 && <Mark tone="daun">{say('hear.last')}</Mark>}
      <p style={{ whiteSpace: 'pre-line' }}>{last.text}</p>
      {old.length > 0 && (
        <details className="more"><summary>{say('hear.old')} ({old.length})</summary>{old.map((one, nth) => (
          <div key={one.at}><p style={{ whiteSpace: 'pre-line' }}><del>{one.text}</del></p><p className="hint">{say('hear.old.why', { when: momentWords(say, language, region, wordings[nth + 1]!.at), reason: wordings[nth + 1]!.reason })}</p></div>
        ))}</details>
      )}
    </>
  )
}
