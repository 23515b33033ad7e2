import { useLocation } from 'wouter'
import { useApp, useSignal } from './app.tsx'
import type { Installed } from './installed.ts'
import { Button, LinkButton } from './kit/button.tsx'
import { useSay } from './words.tsx'

/** Screens on which nothing is being written, so that a question disturbs nobody. */
const QUIET = new Set(['/', '/kasus', '/rencana', '/saya'])

/** Offers the newer version, or the place on the home screen once the data has come; never beside a form. */
export function Offers({ installed }: { installed: Installed }) {
  const say = useSay()
  const [path] = useLocation()
  const { newer, ask, installed: there, putOff } = useSignal(installed)
  const { loaded } = useSignal(useApp().sync)
  if (newer && QUIET.has(path)) return (
    <div className="offer" role="status"><span>{say('app.new_version')}</span><Button small onPress={installed.apply}>{say('app.apply')}</Button></div>
  )
  if (there || putOff || !loaded || path !== '/') return null
  return (
    <div className="offer"><span>{say('install.offer')}</span>
      {ask ? <Button small onPress={() => void ask()}>{say('install.go')}</Button> : <LinkButton to="/pasang">{say('install.how')}</LinkButton>}
      <Button small tone="quiet" onPress={installed.putOff}>{say('install.not_now')}</Button>
    </div>
  )
}
