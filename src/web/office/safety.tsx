import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useSay } from '#web/words.tsx'
import { Page } from './page.tsx'

/** Catches a screen that fails or cannot be fetched, and says so; what was typed stays in this tab. */
export class Safety extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

// a part of the app that did not arrive stays missing until the page is loaded anew, after a new version as well
function Broken() {
  const say = useSay()
  return (
    <Page title={say('office.broken')}>
      <div className="strip strip-bata" role="alert"><p>{say(navigator.onLine ? 'office.broken_lead' : 'problem.offline')}</p><p><Button variant="default" onClick={() => location.reload()}>{say('app.retry')}</Button></p></div>
    </Page>
  )
}
