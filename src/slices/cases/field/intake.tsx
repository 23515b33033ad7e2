import { type FormEvent, useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { holds } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { faultsHere, orNull, threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAction, useStates } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { CheckRow, RadioRow, TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { actorOf, officeAt } from '#web/session.ts'
import { useFaultWords, usePlaceName, useSay } from '#web/words.tsx'
import { open, type OpenInput } from '#slices/cases/intake.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { SEAL_ANSWERS, URGENCIES } from '#slices/cases/kinds.ts'
import { RegionChooser } from '#slices/regions/field/chooser.tsx'
import type * as z from 'zod/mini'
import { FIRST, type Intake, MoreAboutThem } from './intake-more.tsx'
import { NeedIcon } from './icons.tsx'

type Input = z.infer<typeof OpenInput>

/** Puts someone in need on record: four questions, the seal, and everything else folded away. */
export function IntakePage() {
  const say = useSay()
  const faultWords = useFaultWords()
  const placeName = usePlaceName()
  const session = useSession()
  const { sheet } = useApp()
  const posts = session.posts.filter(post => post.line === 'area' && sheet[post.role]?.verbs.includes('case.open'))
  const areas = [...new Set(posts.map(({ region }) => region))]
  const only = areas.length === 1 && levelOf(areas[0]!) === 4 ? areas[0]! : ''
  const repair = useRepairing()
  const form = useForm<Intake>(repair.id ? `intake-${repair.id}` : 'intake', { ...FIRST, region: only, regionName: '', ...(posts.length === 1 ? { rt: posts[0]!.rt ?? '', rw: posts[0]!.rw ?? '' } : {}) })
  const { run, busy, problem } = useAction(open)
  useFaults(form, problem)
  const [choosing, setChoosing] = useState(false)
  const [saved, setSaved] = useState<{ id: string; sealed: boolean }>()
  const { values, bind } = form
  const names = Object.fromEntries(['who', 'needs', 'region', 'rt', 'rw', 'landmark', 'urgency', 'seal', 'name', 'nik', 'bornYear', 'sex', 'phone', 'address', 'household', 'story'].map(field => [field, say(`intake.${field}`)]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = officeAt(session, values.region)?.home ?? homeOf(session.worker.id)
    const id = freshId(home)
    const input = inputOf(values, id)
    if (form.fail(faultsHere(open, input, ['who', 'needs', 'region', 'urgency', 'seal'])) || busy) return
    if (await run(input, home)) { form.clear(); repair.done(); setSaved({ id, sealed: values.seal !== 'tidak' }) }
  }
  if (choosing) return <RegionChooser title={say('intake.region')} within={areas} onCancel={() => setChoosing(false)} onChoose={place => { form.set('region', place.code); form.set('regionName', place.name); setChoosing(false) }} />
  if (saved) return <Saved {...saved} again={() => setSaved(undefined)} />
  return (
    <Page title={say('home.report')} back="/" lead={say('intake.lead')}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <RepairBand of={repair} />
        <ErrorSummary form={form} names={names} />
        <TextField {...bind('who')} label={say('intake.who')} hint={say('intake.who.hint')} maxLength={160} />
        <CheckRow {...bind('needs')} label={say('intake.needs')} hint={say('intake.needs.hint')} big options={NEEDS.map(value => ({ value, label: say(`need.${value}`), icon: <NeedIcon need={value} /> }))} />
        <div className={`field${bind('region').fault ? ' faulty' : ''}`}>
          <span id={`${form.name}-region-label`}><strong>{say('intake.region')}</strong></span>
          <button type="button" id={`${form.name}-region`} className="btn picker" aria-labelledby={`${form.name}-region-label ${form.name}-region`} onClick={() => setChoosing(true)}>
            <span>{values.region ? values.regionName || placeName(values.region) : say('intake.region.choose')}</span><small>{say(values.region ? 'intake.region.change' : 'app.choose')}</small>
          </button>
          {bind('region').fault && <p className="fault">{faultWords(bind('region').fault!)}</p>}
        </div>
        <div className="pair">
          <TextField {...bind('rt')} label={say('intake.rt')} inputMode="numeric" maxLength={3} />
          <TextField {...bind('rw')} label={say('intake.rw')} inputMode="numeric" maxLength={3} />
        </div>
        <TextField {...bind('landmark')} label={say('intake.landmark')} hint={say('intake.landmark.hint')} maxLength={200} optional />
        <RadioRow {...bind('urgency')} label={say('intake.urgency')} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`), note: say(`urgency_hint.${value}`) }))} />
        {values.urgency === 'darurat' && <Band tone="tembaga">{say('intake.danger')}</Band>}
        <RadioRow {...bind('seal')} label={say('intake.seal')} hint={say('seal_hint')} options={SEAL_ANSWERS.map(value => ({ value, label: say(`seal.${value}`) }))} />
        <MoreAboutThem form={form} />
        <Refusal problem={problem} />
        <p className="hint"><a href={say('signin.privacy_at')}>{say('signin.privacy')}</a></p>
        <Button tone="primary" wide submit busy={busy}>{say('intake.send')}</Button>
      </form>
    </Page>
  )
}

function inputOf(values: Intake, id: string): Input {
  const { who, needs, urgency, region, seal, sex, position } = values
  return {
    id, who, needs: needs as Input['needs'], urgency: urgency as Input['urgency'], region, seal: seal as Input['seal'], rt: threeDigits(values.rt), rw: threeDigits(values.rw), landmark: orNull(values.landmark),
    address: orNull(values.address), story: orNull(values.story), position, name: orNull(values.name), nameless: !values.name.trim(), sex: (sex || null) as Input['sex'],
    bornYear: values.bornYear.trim() ? Number(values.bornYear) : null, nik: orNull(values.nik), phone: orNull(values.phone), forHousehold: values.forHousehold, household: values.household.trim() ? { label: values.household.trim() } : null,
  }
}

function Saved({ id, sealed, again }: { id: string; sealed: boolean; again(): void }) {
  const say = useSay()
  const { sheet } = useApp()
  const waits = useStates(id).some(state => state !== 'answered')
  const mayPlan = holds(sheet, actorOf(useSession()), 'visit.plan')
  return (
    <Page title={say(waits ? 'intake.kept' : 'intake.saved')} back="/">
      {waits ? <Band tone="tembaga" alert>{say('intake.kept.lead')}</Band> : <Band tone="daun" alert>{say(sealed ? 'intake.saved.sealed' : 'intake.saved.lead')}</Band>}
      <div className="bigs">
        {!sealed && mayPlan && <LinkButton to={`/rencana/baru?kasus=${id}`} tone="primary">{say('trips.plan')}</LinkButton>}
        {!sealed && <LinkButton to={`/kasus/${id}`}>{say('intake.see')}</LinkButton>}
        <Button onPress={again}>{say('intake.again')}</Button>
      </div>
    </Page>
  )
}
