/** A value that tells its listeners when it is replaced; the small engine under every long-lived part of the app. */
export type Signal<T> = { get(): T; set(value: T): void; subscribe(listener: () => void): () => void }

/** Makes a signal with its first value. */
export function createSignal<T>(first: T): Signal<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}
