import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'

/** Catches a screen that fails and says so; what was typed stays in this tab. */
export class Safety extends Component<{ words: { broken: string; retry: string }; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <div className="strip strip-bata" role="alert"><strong>{this.props.words.broken}</strong><p><Button variant="default" onClick={() => this.setState({ failed: false })}>{this.props.words.retry}</Button></p></div>
  }
}
