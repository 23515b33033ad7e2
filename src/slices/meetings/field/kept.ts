import { useEffect, useState } from 'react'
import { useApp, useSignal } from '#web/app.tsx'

/** What the server told last, kept sealed on this device, so that it stays to be read without a line; asked again whenever news came. */
export function useKept<T extends object>(name: string, path: string | undefined): T | undefined {
  const { http, drafts, sync } = useApp()
  const { at } = useSignal(sync)
  const [told, setTold] = useState(() => drafts.get(name) as T | undefined)
  useEffect(() => {
    if (!path) return
    let left = false
    http.get<T>(path).then(answer => { drafts.put(name, answer as Record<string, unknown>, ''); if (!left) setTold(answer) }, () => undefined)
    return () => { left = true }
  }, [http, drafts, name, path, at])
  return told
}
