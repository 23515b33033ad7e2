/** A clock as it is written in Indonesia: `09.00`. */
export function clockWords(clock: string): string {
  return clock.slice(0, 5).replace(':', '.')
}
