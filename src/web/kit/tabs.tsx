import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'

/** A few views of one thing; arrow keys move between them. */
export function Tabs({ name, label, tabs }: { name: string; label: string; tabs: readonly { key: string; title: string; body: ReactNode }[] }) {
  const [chosen, choose] = useState(tabs[0]!.key)
  const strip = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (!step) return
    event.preventDefault()
    const next = tabs[(tabs.findIndex(({ key }) => key === chosen) + step + tabs.length) % tabs.length]!
    choose(next.key)
    strip.current?.querySelector<HTMLElement>(`#${name}-tab-${next.key}`)?.focus()
  }
  const shown = tabs.find(({ key }) => key === chosen) ?? tabs[0]!
  return <>
    <div className="tabs" role="tablist" aria-label={label} ref={strip} onKeyDown={move}>
      {tabs.map(({ key, title }) => (
        <button key={key} type="button" role="tab" id={`${name}-tab-${key}`} aria-selected={key === shown.key} aria-controls={`${name}-panel`} tabIndex={key === shown.key ? 0 : -1} onClick={() => choose(key)}>{title}</button>
      ))}
    </div>
    <div role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-tab-${shown.key}`} tabIndex={0} className="panel">{shown.body}</div>
  </>
}
