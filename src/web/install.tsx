import { useApp, useSignal } from './app.tsx'
import type { Installed } from './installed.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Page } from './kit/page.tsx'
import { Section } from './kit/list.tsx'
import { useSay } from './words.tsx'

/** The browsers most of the field has, with the place of their menu. */
const BROWSERS = [['chrome', 'above'], ['samsung', 'below']] as const

/** How to put the app on the home screen, step by step with pictures, and by one press where the browser allows it. */
export function InstallPage({ installed }: { installed: Installed }) {
  const say = useSay()
  const { ask, installed: there } = useSignal(installed)
  const { loaded } = useSignal(useApp().sync)
  return (
    <Page title={say('install.title')} lead={say('install.lead')} back="/">
      {there && <Band tone="daun">{say('install.there')}</Band>}
      {!loaded && <Band>{say('install.first_data')}</Band>}
      {ask && <Button tone="primary" wide onPress={() => void ask()}>{say('install.go')}</Button>}
      {BROWSERS.map(([browser, menu]) => (
        <Section key={browser} title={say(`install.${browser}`)}>
          <ol className="steps-shown">{(['menu', 'choose', 'confirm'] as const).map((step, at) => (
            <li key={step}><Sketch step={step} menu={menu} /><p><strong>{at + 1}.</strong> {say(`install.${browser}.${step}`)}</p></li>
          ))}</ol>
        </Section>
      ))}
    </Page>
  )
}

/** A telephone in a few lines, with a ring around what is to be pressed. */
function Sketch({ step, menu }: { step: 'menu' | 'choose' | 'confirm'; menu: 'above' | 'below' }) {
  const above = menu === 'above'
  const bar = above ? 18 : 128
  const rows = above ? [30, 46, 62] : [70, 86, 102]
  return (
    <svg width="96" height="152" viewBox="0 0 96 152" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <rect x="8" y="4" width="80" height="144" rx="9" />
      <path d={above ? 'M8 28h80' : 'M8 120h80'} opacity=".5" />
      <rect x="14" y={bar - 5} width="46" height="9" rx="4" opacity=".5" />
      {above ? <path d="M76 12v.1M76 17v.1M76 22v.1" strokeWidth="4" strokeLinecap="round" /> : <path d="M70 130h10M70 134h10M70 138h10" />}
      {step === 'menu' && <circle cx={above ? 76 : 75} cy={above ? 17 : 134} r="11" className="here" />}
      {step === 'choose' && <><rect x="32" y={rows[0]! - 6} width="52" height="54" rx="4" />{rows.map(y => <path key={y} d={`M38 ${y + 4}h36`} opacity=".5" />)}<rect x="30" y={rows[1]! - 4} width="56" height="16" rx="6" className="here" /></>}
      {step === 'confirm' && <><rect x="16" y="56" width="64" height="40" rx="5" /><path d="M24 68h36M24 76h24" opacity=".5" /><rect x="50" y="80" width="28" height="14" rx="6" className="here" /></>}
    </svg>
  )
}
