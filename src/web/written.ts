import { deviceMark } from '#kernel/device.ts'
import type { Instant } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import { deviceId } from './shelf-witness.ts'
import { momentWords } from './when.ts'
import { useLanguage, useSay } from './words.tsx'

/** Says who wrote a value, when by the clock of the place, and from which device; this device is called so. */
export function useWrittenBy(): (by: { byName: string; at: Instant; device?: string | undefined }, place: Region) => string {
  const say = useSay()
  const [language] = useLanguage()
  return ({ byName, at, device }, place) => {
    const from = device && (device.startsWith(deviceMark(deviceId())) ? say('written.here') : say('written.from', { device }))
    return [byName, momentWords(say, language, place, at), from].filter(Boolean).join(' · ')
  }
}
