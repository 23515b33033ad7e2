import { Fragment, type ReactNode } from 'react'
import { isDay, isInstant } from '#kernel/day.ts'
import { isId } from '#kernel/id.ts'
import { isRegion, type Region } from '#kernel/region.ts'
import { dayWords, momentWords } from './when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from './words.tsx'

/** Where the words of a closed list stand when they are not called as the field is. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  needs: ['need'], types: ['type'], by: ['channel'], was: ['stage'], state: ['step_state'], fields: ['field.edits'], field: ['field'], take: ['settle_take'], sort: ['trip_sort'], reason: ['keep', 'decline'], answer: ['answer', 'invite_state'], untoldReason: ['untold'],
}
/** Marks that only machines read. */
const MUTE = new Set(['id', 'at', 'sha256', 'bytes', 'width', 'height', 'tripId', 'insteadOf'])

/** The key under which a value of a closed list has its words; nothing for a text that somebody typed. */
export function wordKey(has: (key: string) => boolean, field: string, value: string): string | undefined {
  const plain = field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  return [...WORDS[field] ?? [], plain].map(list => `${list}.${value}`).find(has)
}

/** The key of a field's name, by its path in an input; the last part of the path stands in. */
export function fieldKey(has: (key: string) => boolean, at: string): string | undefined {
  const path = at.split('.').filter(part => !/^\d+$/.test(part))
  return [`field.${path.join('.')}`, `field.${path.at(-1)}`].find(has)
}

/** Says what an act holds, field by field: no code, id or date stands there as the machine writes it. `named` gives the name of what an id means. */
export function useContents(named: (id: string, field: string) => ReactNode, place: Region): (input: unknown) => (readonly [label: string, words: ReactNode])[] {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = (field: string, value: unknown): ReactNode => {
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return say(value ? 'app.yes' : 'app.no')
    if (typeof value !== 'string' || value === '') return null
    const typed = /^\d\d:\d\d$/.test(value) ? value.replace(':', '.') : value.replace(/^(\d{4})\d{8}(\d{4})$/, '$1••••••••$2')
    if (isId(value)) return named(value, field) ?? null
    const key = wordKey(has, field, value)
    if (key) return say(key)
    if (isRegion(value)) return placeName(value)
    if (isDay(value)) return dayWords(language, value)
    if (isInstant(value)) return momentWords(say, language, place, value)
    return typed
  }
  const joined = (parts: readonly ReactNode[], by = ', '): ReactNode => {
    const told = parts.filter(part => part !== null)
    return told.length === 0 ? null : told.map((part, nth) => <Fragment key={nth}>{nth > 0 && by}{part}</Fragment>)
  }
  const many = (field: string, value: unknown) => (Array.isArray(value) ? joined(value.map(one => words(field, one))) : words(field, value))
  const lines = (input: unknown, path: readonly string[]): (readonly [string, ReactNode])[] => Object.entries((input ?? {}) as Record<string, unknown>).flatMap(([field, value]) => {
    const at = [...path, field]
    if (MUTE.has(field)) return []
    if (field === 'position' && value) return [[say(fieldKey(has, at.join('.')) ?? 'field.position'), say('position.taken', { metres: Math.round(Number((value as { accuracy?: number }).accuracy ?? 0)) })] as const]
    if (value && typeof value === 'object' && !Array.isArray(value)) return lines(value, at)
    const label = fieldKey(has, at.join('.'))
    // what was seen, and what it should become
    const told = path[0] === 'edits' && Array.isArray(value) ? joined(value.map(one => many(field, one) ?? '–'), ' → ') : many(field, value)
    return label && told !== null ? [[say(label), told] as const] : []
  })
  return input => lines(input, [])
}
