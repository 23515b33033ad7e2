import { useSay } from '#web/words.tsx'
import { Mark } from '#web/office/marks.tsx'
import type { Standing } from './office-data.ts'

const TONES = { dilaksanakan: 'daun', lewat: 'bata', berjalan: 'tembaga', dicabut: 'quiet', tanpa_tugas: 'quiet' } as const

/** What became of a decision, as a word. */
export function BecameMark({ of }: { of: Pick<Standing, 'became'> }) {
  const say = useSay()
  return <Mark tone={TONES[of.became]}>{say(`became.${of.became}`)}</Mark>
}

/** The owners of a decision, each with where they stand. */
export function ownerWords(say: ReturnType<typeof useSay>, { standing }: Pick<Standing, 'standing'>): string {
  return standing.map(one => `${one.name}: ${say(`hearing_stage.${one.stage}`)}`).join(' · ') || '–'
}
