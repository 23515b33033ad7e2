import type { Instant } from '#kernel/day.ts'

/** From here on a clock is out, as the server sees it too. */
const SKEWED_S = 300
/** What was told so long ago may be put right by now. */
const KEPT_MS = 2 * 86_400_000
const PLACE = 'pilar.jam'

/** Notes what the server's answers tell of this device's clock: so many seconds ahead, or behind below nought. One that is out by a little is believed. */
export function clockIsOut(seconds: number): void {
  try {
    if (Math.abs(seconds) > SKEWED_S) localStorage.setItem(PLACE, `${seconds} ${Date.now()}`)
    else localStorage.removeItem(PLACE)
  } catch {
    return
  }
}

/** By how many minutes this device's clock runs ahead (or behind, below nought); nought while it may be believed. */
export function clockFault(): number {
  return Math.round(skew() / 60)
}

/** The present moment by the server's clock, whatever this device shows: for every day and hour that a screen offers. */
export function trueNow(): Instant {
  return trueAt(new Date().toISOString())
}

/** The true moment of one that this device's clock told. */
export function trueAt(at: Instant): Instant {
  const seconds = skew()
  return seconds === 0 ? at : new Date(Date.parse(at) - seconds * 1000).toISOString()
}

function skew(): number {
  try {
    const [seconds = 0, toldAt = 0] = (localStorage.getItem(PLACE) ?? '').split(' ').map(Number)
    const since = Date.now() - toldAt
    // a clock that stands before the last contact was put right since then
    return since >= 0 && since < KEPT_MS ? seconds : 0
  } catch {
    return 0
  }
}
