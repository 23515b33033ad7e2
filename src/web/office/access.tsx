import { Link } from 'wouter'
import { useLanguage, useHasWords, usePlaceName, useSay } from '#web/words.tsx'
import { momentWords } from '#web/when.ts'
import { PagedLedger } from './ledger.tsx'
import { Page } from './page.tsx'
import { usePages } from './query.ts'
import { useOffice } from './store.tsx'

type ReadRow = { id: string; at: string; workerName: string; what: string; record?: string | null; region?: string | null; reason?: string | null }

/** Log akses: who read what is confidential, when and why. */
export function AccessPage() {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { region } = useOffice()
  const rows = usePages<ReadRow>('/api/v1/reads')
  const what = (code: string) => (has(`office.read.${code}`) ? say(`office.read.${code}`) : code)
  return (
    <Page title={say('office.nav.access')} lead={say('office.access.lead')}>
      <PagedLedger label={say('office.nav.access')} query={rows} empty={say('office.access.none')} columns={[
        { head: say('office.access.when'), cell: row => <span className="num">{momentWords(say, language, row.region ?? region, row.at)}</span>, narrow: 'plain' },
        { head: say('office.access.who'), cell: row => row.workerName, narrow: 'title' },
        { head: say('office.access.what'), cell: row => <>{what(row.what)}{row.what === 'case.sealed' && row.record && <> · <Link href={`/kasus/${row.record}`}>{say('office.access.open')}</Link></>}</>, narrow: 'plain' },
        { head: say('office.kelurahan'), cell: row => row.region && placeName(row.region), narrow: 'plain' },
        { head: say('field.reason'), cell: row => row.reason },
      ]} />
    </Page>
  )
}
