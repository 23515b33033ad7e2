import type { ReactNode } from 'react'
import { useApp } from './app.tsx'
import { useAttempt } from './hooks.ts'
import { Button } from './kit/button.tsx'
import { Refusal } from './kit/summary.tsx'

/** Saves bytes behind the session as a file of this device, when a person asks for them. */
export function Download({ path, name, children }: { path: string; name: string; children: ReactNode }) {
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const save = () => void attempt(async () => {
    const address = URL.createObjectURL(await http.bytes(path))
    Object.assign(document.createElement('a'), { href: address, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  })
  return <><Refusal problem={problem} /><Button tone="primary" wide busy={busy} onPress={save}>{children}</Button></>
}
