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
import { useOffice, useTell } from '#web/office/store.tsx'
import { CHANNELS, share, type Notice } from './rules.ts'

/** The words to send by WhatsApp or SMS, and how they went. */
export function ShareDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const text = useShareText(notice)
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
        <div className="buttons"><Button variant="default" onClick={() => void copy()}>{say(copied ? 'office.copied' : 'office.copy')}</Button></div>
        <OneOf {...form.bind('by')} label={say('field.by')} options={CHANNELS.filter(value => value !== 'aplikasi').map(value => ({ value, label: say(`channel.${value}`) }))} />
      </Form>
    </Dialog>
  )
}

function useShareText({ code, told, day, region, rt, toName, toRole }: Notice): string {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const office = useOffice()
  const clock = (value: string | null | undefined) => value?.slice(0, 5).replace(':', '.')
  const key = code === 'trip.moved' ? 'notice_share_moved' : code === 'trip.cancelled' ? 'notice_share_cancelled' : 'notice_share_text'
  return say(key, {
    addressee: toName ?? (toRole ? `${words(toRole, 'role')} ${rt ?? placeName(region)}` : ''), day: day ? dayWords(language, day) : '', from: clock(told?.from), to: clock(told?.to), zone: zoneWords(region),
    leadName: told?.leadName, leadPillar: told?.leadPillar ? words(told.leadPillar) : '', place: rt ? `RT ${rt} ${placeName(region)}` : placeName(region), office: office.name, phone: office.phone,
  })
}
