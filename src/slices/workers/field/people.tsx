import { useCallback } from 'react'
import { useRecords } from '#web/hooks.ts'
import { PillarBadge } from '#web/kit/band.tsx'
import { useHasWords, useSay } from '#web/words.tsx'
import { Pillar } from '#slices/units/rules.ts'

/** Gives the short word of a pillar code, or of the role of someone who works under none. */
export function usePillarShort(): (code: string | null | undefined) => string {
  const pillars = useRecords(Pillar)
  const say = useSay()
  const has = useHasWords()
  return useCallback(code => {
    if (!code) return ''
    return pillars.find(pillar => pillar.code === code)?.short ?? (has(`pillar.${code}`) ? say(`pillar.${code}`) : code)
  }, [pillars, say, has])
}

/** A person with the badge of the pillar: `Rahma [PSM]`. */
export function Crew({ name, pillar }: { name: string | null | undefined; pillar: string | null | undefined }) {
  const short = usePillarShort()(pillar)
  return <span>{name}{short && <> <PillarBadge short={short} /></>}</span>
}
