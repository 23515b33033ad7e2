import { Route, Switch } from 'wouter'
import { MeetingPage } from './office-meeting.tsx'
import { MeetingsPage } from './office.tsx'
import { PlanPage } from './office-plan.tsx'
import { PledgesPage } from './office-pledges.tsx'
import { ScreenPage } from './office-screen.tsx'
import { SeriesPage } from './office-series.tsx'

/** All pages of meetings. */
export function MeetingPages() {
  return (
    <Switch>
      <Route path="/rapat"><MeetingsPage /></Route>
      <Route path="/rapat/baru"><PlanPage /></Route>
      <Route path="/rapat/ikrar"><PledgesPage /></Route>
      <Route path="/rapat/rutin/:id">{({ id }) => <SeriesPage key={id} id={id} />}</Route>
      <Route path="/rapat/:id/layar">{({ id }) => <ScreenPage key={id} id={id} />}</Route>
      <Route path="/rapat/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
    </Switch>
  )
}
