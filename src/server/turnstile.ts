import { tooMany } from '#kernel/problem.ts'
import { overloaded } from './dispatch.ts'

const MOST_KNOWN = 20_000

/** Lets few strangers work at once, so that those who are signed in never wait for them; whoever finds the queue full is turned away. */
export function turnstile(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let within = 0
  return async work => {
    if (within >= atOnce) {
      if (queue.length >= waiting) throw overloaded({ seconds: 5 })
      await new Promise<void>(enter => { queue.push(enter) })
    } else within += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else within -= 1
    }
  }
}

/** Counts tries by address without asking the database; refuses with the seconds to wait. What it remembers is bounded: when too many are known, all start anew. */
export function counter(tries: number, windowMs: number): (address: string, now: number) => void {
  const known = new Map<string, number[]>()
  return (address, now) => {
    if (known.size > MOST_KNOWN) known.clear()
    const recent = (known.get(address) ?? []).filter(at => at > now - windowMs)
    if (recent.length >= tries) throw tooMany({ seconds: Math.ceil((recent[0]! + windowMs - now) / 1000) })
    known.set(address, [...recent, now])
  }
}

/** The address by which a stranger is counted: of IPv6 the network, since a house has billions of them. */
export function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}
