import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useForm } from '#web/form.ts'
import { dayWords, zoneWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { OneOf } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { useSend } from '#web/office/send.ts'
import { address, useQuery } from '#web/office/query.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { CHANNELS, share, type Notice } from './rules.ts'

/** The words to send by WhatsApp or SMS, and how they went. */
export function ShareDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { link, phone } = useDoor(notice)
  const text = useShareText(notice, link)
  const [copied, setCopied] = useState(false)
  const form = useForm(`share.${notice.id}`, { by: 'whatsapp' })
  const sender = useSend(share)
  const save = async () => {
    if (!await sender.run({ noticeId: notice.id, by: form.values.by as (typeof CHANNELS)[number] }, homeOf(notice.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <Dialog title={say('office.silent.share')} onClose={onClose}>
      <Form form={form} labels={{ by: say('field.by') }} sending={sender} submit={say('office.silent.shared')} onSubmit={() => void save()} onCancel={onClose}>
        <blockquote className="quote">{text}</blockquote>
        <div className="buttons">{phone && <a className="button-link" href={`https://wa.me/${phone.replaceAll(/\D/g, '').replace(/^0/, '62')}?text=${encodeURIComponent(text)}`} target="_blank" rel="noopener noreferrer">{say('office.silent.whatsapp_to', { phone })}</a>}<Button variant="default" onClick={() => void copy()}>{say(copied ? 'office.copied' : 'office.copy')}</Button></div>
        <OneOf {...form.bind('by')} label={say('field.by')} options={CHANNELS.filter(value => value !== 'aplikasi').map(value => ({ value, label: say(`channel.${value}`) }))} />
      </Form>
    </Dialog>
  )
}

type Door = { role: string; rt?: string | null; rw?: string | null; phone?: string | null; link?: string | null }

/** The registered number and the link of whom a notice is for, as far as the worker hands links out. */
function useDoor({ region, toRole, rt, rw }: Notice): { link?: string | null; phone?: string | null } {
  const may = useMay()
  const doors = useQuery<{ items: Door[] }>(toRole && may('door.give', region) ? address('/api/v1/doors', { region }) : null)
  const roles = toRole === 'lurah' ? ['lurah', 'kasi_kesra'] : [toRole]
  return doors.data?.items.find(door => roles.includes(door.role) && (toRole !== 'ketua_rt' || door.rt === rt) && (toRole !== 'ketua_rw' || door.rw === rw)) ?? {}
}

function useShareText({ code, told, day, region, rt, toName, toRole }: Notice, link: string | null | undefined): string {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const office = useOffice()
  const clock = (value: string | null | undefined) => value?.slice(0, 5).replace(':', '.')
  const key = code === 'trip.moved' ? 'notice_share_moved' : code === 'trip.cancelled' ? 'notice_share_cancelled' : 'notice_share_text'
  const text = say(key, {
    addressee: toName ?? (toRole ? `${words(toRole, 'role')} ${rt ?? placeName(region)}` : ''), day: day ? dayWords(language, day) : '', from: clock(told?.from), to: clock(told?.to), zone: zoneWords(region),
    leadName: told?.leadName, leadPillar: told?.leadPillar ? words(told.leadPillar) : '', place: rt ? `RT ${rt} ${placeName(region)}` : placeName(region), office: office.name, phone: office.phone,
  })
  return link && key !== 'notice_share_cancelled' ? `${text} ${say('notice_share_link', { link })}` : text
}
