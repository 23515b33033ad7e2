import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { useState } from 'react'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Section } from '#web/office/page.tsx'
import { type Page as ListPage, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import type { Letterhead } from './kinds.ts'
import { setLetterhead } from './settings.ts'

const LOGO_PIXELS = 240

/** The head of the office's letters; a changed one holds for letters signed from then on. */
export function HeadSection() {
  const say = useSay()
  const list = useQuery<ListPage<{ id: string }>>('/api/v1/letterheads?current=true&limit=1', true)
  const id = list.data?.items[0]?.id
  const head = useQuery<Letterhead>(id ? `/api/v1/letterheads/${id}` : null, true)
  return (
    <Section id="kop" title={say('office.letters.head')} lead={say('office.letters.head_lead')}>
      <Answer of={list} rows={4}>{({ items }) => (items.length === 0 ? <HeadForm /> : <Answer of={head} rows={4}>{data => <HeadForm key={data.id} head={data} />}</Answer>)}</Answer>
    </Section>
  )
}

function HeadForm({ head }: { head?: Letterhead }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels = useLabels('government', 'name', 'address', 'phone', 'email', 'city', 'logo')
  const form = useForm(`letterhead.${head?.id ?? 'new'}`, { government: head?.government ?? '', name: head?.name ?? office.name, address: head?.address ?? '', phone: head?.phone ?? office.phone ?? '', email: head?.email ?? '', city: head?.city ?? '', logo: head?.logo ?? '' })
  const sender = useSend(setLetterhead)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const save = async () => {
    if (form.fail((['name', 'address', 'city'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    if (!await sender.run({ ...values, government: values.government || null, phone: values.phone || null, email: values.email || null, logo: values.logo || null }, homeOf(office.id))) return
    form.clear()
    tell(say('office.saved'))
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()}>
      <TextBox {...bind('government')} label={labels.government!} hint={say('office.letters.government_hint')} optional max={160} />
      <TextBox {...bind('name')} label={labels.name!} max={160} />
      <TextBox {...bind('address')} label={labels.address!} max={300} />
      <TextBox {...bind('phone')} label={labels.phone!} type="tel" optional max={60} />
      <TextBox {...bind('email')} label={labels.email!} optional max={120} />
      <TextBox {...bind('city')} label={labels.city!} hint={say('office.letters.city_hint')} max={80} />
      <LogoBox logo={values.logo} onLogo={bind('logo').onValue} />
    </Form>
  )
}

function LogoBox({ logo, onLogo }: { logo: string; onLogo(logo: string): void }) {
  const say = useSay()
  const [refused, refuse] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    const drawn = await small(file).catch(() => undefined)
    refuse(!drawn)
    if (drawn) onLogo(drawn)
  }
  return (
    <div>
      <label htmlFor="letterhead-logo"><strong>{say('field.logo')}</strong> <small className="muted">· {say('app.optional')}</small></label>
      <p className="muted">{say('office.letters.logo_hint')}</p>
      <p className="line">{logo && <img src={logo} alt={say('field.logo')} height={64} />} <input id="letterhead-logo" type="file" style={{ maxWidth: '100%', minWidth: 0 }} accept="image/png,image/jpeg,image/webp" onChange={event => void take(event.currentTarget.files?.[0])} />{logo && <Button size="compact-sm" variant="default" onClick={() => onLogo('')}>{say('office.letters.logo_off')}</Button>}</p>
      {refused && <p role="alert" className="fault">{say('problem.not_a_picture')}</p>}
    </div>
  )
}

/** Draws a picture small, as PNG. */
async function small(file: File): Promise<string> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LOGO_PIXELS / Math.max(picture.width, picture.height))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) })
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
