import { type ComponentType, useEffect, useState } from 'react'
import type { Messages } from '#kernel/say.ts'
import { Button } from './kit/button.tsx'
import { Skeleton } from './kit/states.tsx'
import { MoreWords, useSay } from './words.tsx'

/** Fetches the words of a screen. */
export type Words = (() => Promise<{ messages: Messages }>) & { online?: true }
/** Marks the words of a screen that shows nothing without a line: no telephone carries them, they come when it is opened (vite.words.ts). */
export const online = (words: Words): Words => Object.assign(words, { online: true as const })

/** A screen fetched when it is first opened, or before by `fetch`, but for words that come by a line; without one it can be tried again. */
export type Later<P> = ((props: P) => React.JSX.Element) & { fetch(): Promise<void> }

/** Makes a screen of its own file, which brings its own words; the entry stays small. One that is `quiet` shows nothing until it is here. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, words?: Words, quiet = false): Later<P> {
  const known: { part?: ComponentType<P> } = {}
  const bring = async (opened: boolean) => {
    if (known.part) return
    const [Part, own] = await Promise.all([load(), opened || !words?.online ? words?.() : undefined])
    if (opened || !words?.online) known.part = own ? props => <MoreWords messages={own.messages}><Part {...props} /></MoreWords> : Part
  }
  const Screen = (props: P) => {
    const say = useSay()
    const [state, setState] = useState<'ready' | 'busy' | 'failed'>(known.part ? 'ready' : 'busy')
    useEffect(() => {
      if (state !== 'busy') return
      let left = false
      bring(true).then(() => 'ready' as const, () => 'failed' as const).then(next => { if (!left) setState(next) })
      return () => { left = true }
    }, [state])
    const Part = known.part
    if (state === 'ready' && Part) return <Part {...props} />
    if (quiet) return <></>
    if (state === 'busy') return <main id="isi" className="page"><Skeleton /></main>
    return <main id="isi" className="page"><h1>{say('app.name')}</h1><div className="band band-tembaga" role="alert"><div><p>{say('app.not_fetched')}</p><Button onPress={() => setState('busy')}>{say('app.retry')}</Button></div></div></main>
  }
  return Object.assign(Screen, { fetch: () => bring(false) })
}
