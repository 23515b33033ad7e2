import { Component, type ReactNode } from 'react'

/** Catches a screen that fails, says so, and leaves everything unsent where it is. */
export class Safety extends Component<{ words: { broken: string; retry: string }; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <main className="page"><div className="band band-bata" role="alert"><div><p>{this.props.words.broken}</p><button type="button" className="btn" onClick={() => this.setState({ failed: false })}>{this.props.words.retry}</button></div></div></main>
  }
}
