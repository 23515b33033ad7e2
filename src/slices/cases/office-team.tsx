import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Form } from '#web/office/form.tsx'
import { PillarBadge } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { WorkerFind, WorkersFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { type CaseFile, teamOf } from './office-data.ts'
import { ShutOutDialog } from './office-shut.tsx'
import { CLOSED } from './stages.ts'
import { assign } from './work.ts'

/** Who leads and who helps, whatever their pillar. */
export function TeamPart({ file }: { file: CaseFile }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [shutting, setShutting] = useState(false)
  const { case: record } = file
  const team = teamOf(file)
  const canAssign = may('case.assign', record.region) && !CLOSED.includes(record.stage)
  return (
    <Section id="tim" title={say('office.team')} aside={canAssign && <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>{say(record.leadId ? 'office.change' : 'office.team.name_lead')}</Button>}>
      {team.length === 0 && (record.leadName ? <p className="line">{record.leadName} <PillarBadge pillar={record.leadPillar} /></p> : <Nothing title={say('office.team.none')}>{say('office.team.none_hint')}</Nothing>)}
      <ul className="lines">{team.map(member => (
        <li key={member.id}><span>{member.workerName} <PillarBadge pillar={member.pillar} /></span><span className="muted">{say(`member_role.${member.role}`)}</span></li>
      ))}</ul>
      {canAssign && <p className="line"><Button size="compact-sm" variant="subtle" onClick={() => setShutting(true)}>{say('office.team.shut_out')}</Button></p>}
      {shutting && <ShutOutDialog record={record} onClose={() => setShutting(false)} />}
      {open && <AssignDialog file={file} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function AssignDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { case: record } = file
  const form = useForm(`assign.${record.id}`, { leadId: record.leadId ?? '', teamIds: teamOf(file).filter(member => member.role === 'tim').map(member => member.workerId) as readonly string[] })
  const sender = useSend(assign)
  useFaults(form, sender.problem)
  // the next opening must start from the team as it then is
  const leave = () => {
    form.clear()
    onClose()
  }
  const save = async () => {
    if (form.fail(form.values.leadId ? [] : [{ at: 'leadId', rule: 'required' }])) return
    if (!await sender.run({ caseId: record.id, leadId: form.values.leadId, teamIds: form.values.teamIds.filter(id => id !== form.values.leadId) }, homeOf(record.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.team')} onClose={leave}>
      <Form form={form} labels={{ leadId: say('field.leadId'), teamIds: say('field.teamIds'), worker: say('field.worker') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={leave}>
        <WorkerFind forTeam {...form.bind('leadId')} label={say('field.leadId')} hint={say('office.team.lead_hint')} />
        <WorkersFind forTeam {...form.bind('teamIds')} label={say('field.teamIds')} hint={say('office.team.team_hint')} optional />
      </Form>
    </Dialog>
  )
}
