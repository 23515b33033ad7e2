import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useApp, useSession } from '#web/app.tsx'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { freshId } from '#web/moment.ts'
import { officeAt } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page } from '#web/office/page.tsx'
import { faultsIn, useSend } from '#web/office/send.ts'
import { useOffice, useTell } from '#web/office/store.tsx'
import { open } from './intake.ts'
import { IntakeFields, IntakeMore, type IntakeValues, NOTHING } from './office-intake-fields.tsx'
import { Similar, type SimilarRow } from './office-similar.tsx'

/** Catat kasus: four answers; before the record is made the house is asked whether it knows this person. */
export function IntakePage() {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const { http } = useApp()
  const session = useSession()
  const here = useOffice()
  const form = useForm<IntakeValues>('intake', NOTHING)
  const labels = { ...useLabels('who', 'needs', 'region', 'rt', 'rw', 'urgency', 'seal', 'story', 'name', 'nik', 'sex', 'bornYear', 'phone'), household: say('field.household.label'), ...useLabels('address', 'landmark', 'source') }
  const sender = useSend(open)
  const asking = useAttempt()
  const [found, setFound] = useState<SimilarRow[]>()
  useFaults(form, sender.problem)
  const { values } = form
  const year = values.bornYear.trim() ? Number(values.bornYear) : null
  const input = () => {
    const { household, ...rest } = values
    return { ...rest, needs: [...rest.needs], rt: threeDigits(rest.rt), rw: threeDigits(rest.rw), bornYear: year, sex: rest.sex || null, household: household.trim() ? { label: household } : null }
  }
  const create = async () => {
    const home = officeAt(session, values.region)?.home ?? here.home
    const id = freshId(home)
    const receipt = await sender.run({ ...input(), id } as never, home)
    if (!receipt) return setFound(undefined)
    form.clear()
    tell(say('office.intake.done'))
    go(`/kasus/${receipt.made.find(({ kind }) => kind === 'case')?.id ?? id}`)
  }
  const check = async () => {
    if (form.fail(faultsIn(open, input()))) return
    if (!values.name.trim() && !values.nik.trim()) return create()
    const answer = await asking.attempt(() => http.post<{ items: SimilarRow[] }>('/api/v1/similar', { name: values.name.trim() || undefined, nik: /^\d{16}$/.test(values.nik.trim()) ? values.nik.trim() : undefined, bornYear: year ?? undefined, region: values.region }))
    if (!answer) return
    if (answer.items.length) setFound(answer.items)
    else await create()
  }
  const busy = sender.busy || asking.busy
  return (
    <Page title={say('office.nav.intake')} lead={say('office.intake.lead')}>
      <Form form={form} labels={labels} sending={{ busy, problem: sender.problem ?? asking.problem }} submit={say('office.intake.check')} onSubmit={() => void check()}>
        <IntakeFields form={form} />
        <IntakeMore form={form} />
        {found && <Similar rows={found}>
          <Button variant="default" loading={busy} onClick={() => void create()}>{say('office.similar.other')}</Button>
        </Similar>}
      </Form>
      <p className="foot"><Link href="/kasus">{say('office.case.back_to_all')}</Link> · <a href={say('signin.privacy_at')}>{say('signin.privacy')}</a></p>
    </Page>
  )
}
