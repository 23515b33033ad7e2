import { placeOf, type Region } from '#kernel/region.ts'
import type { Form } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Choose, SomeOf } from '#web/office/fields.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import type { PostRow } from '#web/office/people.tsx'
import { address, useAll } from '#web/office/query.ts'
import { useToday } from '#web/office/store.tsx'
import { OFFERED_ROLES, offeredAt } from './crew.ts'
import { NO_INVITE_REASONS } from './kinds.ts'

/** The PSM and TKSK posted where a trip goes. */
export function useOffered(place: Region | undefined): PostRow[] | undefined {
  const today = useToday()
  const posts = useAll<PostRow>(place ? address('/api/v1/posts', { region: placeOf(place).kab, role: OFFERED_ROLES.join(','), line: 'area', limit: 100, order: 'asc' }) : null)
  return place && posts.data ? offeredAt(posts.data, [place], today) : undefined
}

/** Who of the place comes along, or why nobody. */
export type Along = { leadId: string; inviteIds: readonly string[]; noInvite: string }

/** At planning from the office: invite somebody of the place (ajak), or say why not (tidak perlu). */
export function InviteFields({ form, place, sealed }: { form: Pick<Form<Along>, 'bind'> & { values: Along }; place: Region | undefined; sealed?: boolean | null | undefined }) {
  const say = useSay()
  const words = usePillarWords()
  const offered = useOffered(place)
  const { leadId, inviteIds } = form.values
  if (!offered || sealed) return null
  if (!offered.length) return <p className="muted">{say('office.invite.none_there')}</p>
  const goes = offered.some(post => post.workerId === leadId)
  const others = offered.filter(post => post.workerId !== leadId)
  return (
    <>
      {goes && <p className="muted">{say('office.invite.goes_along')}</p>}
      {others.length > 0 && <SomeOf {...form.bind('inviteIds')} label={say('office.invite.title')} hint={say('office.invite.lead')} optional={goes} options={others.map(post => ({ value: post.workerId, label: `${post.workerName} (${words(post.pillar ?? post.role)})` }))} />}
      {!goes && !inviteIds.length && <Choose {...form.bind('noInvite')} label={say('office.invite.no_need')} empty={say('app.choose')} options={NO_INVITE_REASONS.map(value => ({ value, label: say(`no_invite.${value}`) }))} />}
    </>
  )
}
