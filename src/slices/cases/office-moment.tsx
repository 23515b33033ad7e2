import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'

/** A moment of the timeline in words, for those who write about it. */
export function useMomentWords(region: string): (at: string) => string {
  const say = useSay()
  const [language] = useLanguage()
  return at => momentWords(say, language, region, at)
}
