import { useState } from 'react'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { OneOf } from '#web/office/fields.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { useOffice } from '#web/office/store.tsx'
import type { Withdrawal } from './kinds.ts'
import { isLate } from './office-part.tsx'

/** Penarikan persetujuan: whose clock runs, and who answers for it; never whose data. */
export function WithdrawalsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [shown, show] = useState('menunggu')
  const rows = usePages<Withdrawal>(address('/api/v1/withdrawals', { region, state: shown, limit: 100 }))
  return (
    <Page title={say('office.withdrawals')} lead={say('office.withdrawals.lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}><OneOf id="withdrawals-state" label={say('field.state')} value={shown} onValue={show} options={[{ value: 'menunggu', label: say('office.withdrawals.open') }, { value: '', label: say('office.withdrawals.all') }]} /></div>
      <PagedLedger query={rows} label={say('office.withdrawals')} empty={say('office.withdrawals.none')} columns={[
        { head: say('office.withdrawals.due'), cell: row => momentWords(say, language, row.region, row.due) },
        { head: say('field.state'), cell: row => (isLate(row) ? <Mark tone="bata">{say('office.withdrawals.late')}</Mark> : <Mark tone={row.state === 'menunggu' ? 'tembaga' : 'daun'}>{say(`withdrawal_state.${row.state}`)}</Mark>), narrow: 'plain' },
        { head: say('field.purposes'), cell: row => row.purposes.map(purpose => say(`consent_purpose.${purpose}`)).join(', ') },
        { head: say('office.withdrawals.at'), cell: row => momentWords(say, language, row.region, row.at), narrow: 'plain' },
        { head: say('office.withdrawals.lead_name'), cell: row => row.leadName ?? '–', narrow: 'plain' },
        { head: say('office.consent.by'), cell: row => row.recordedByName, narrow: 'plain' },
      ]} />
    </Page>
  )
}
