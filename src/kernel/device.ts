/** A browser and system by their user agent; nothing when nothing is told. */
export function agentWords(agent: string | null | undefined): string | undefined {
  if (!agent) return undefined
  const browser = /Edg\//.test(agent) ? 'Edge' : /SamsungBrowser/.test(agent) ? 'Samsung Internet' : /Firefox/.test(agent) ? 'Firefox' : /Chrome/.test(agent) ? 'Chrome' : /Safari/.test(agent) ? 'Safari' : undefined
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux/.test(agent) ? 'Linux' : undefined
  return [browser, system].filter(Boolean).join(' · ') || undefined
}

/** The mark by which people tell devices apart: the first four signs of a device's own number, which names nobody. */
export function deviceMark(id: string): string {
  return id.slice(0, 4).toUpperCase()
}

/** A device in one line: `3F2A · Chrome · Android`. */
export function deviceLine(id: string, agent: string | null | undefined): string {
  return [deviceMark(id), agentWords(agent)].filter(Boolean).join(' · ')
}
