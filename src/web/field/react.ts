// The part of preact/compat that a telephone needs, under the names of React: the field app's build puts it in React's place (vite.phone.ts).
import * as preact from 'preact'
import * as hooks from 'preact/hooks'

/** Elements, as preact makes them. */
export const { cloneElement, Component, createContext, createElement, Fragment, isValidElement } = preact
/** What a component remembers and does. */
export const { useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } = hooks

/** Numbers that are no lengths. */
const BARE = /^(flex|fontW|lineH|opac|order|z)/
/** What tells of each letter by its own event; all other fields tell when they have changed. */
const tellsByLetter = (type: string, props: Record<string, unknown>) => type === 'textarea' || (type === 'input' && !/^(checkbox|radio|file)$/.test(String(props.type)))
const lengths = (style: object) => Object.fromEntries(Object.entries(style).map(([name, value]) => [name, typeof value === 'number' && !BARE.test(name) ? `${value}px` : value as unknown]))

/** As React names the parts of an element, so the browser is told of them by its own names. */
preact.options.vnode = vnode => {
  const { type, props } = vnode as preact.VNode<Record<string, unknown>>
  if (typeof type !== 'string') return
  const told: Record<string, unknown> = {}
  for (const name in props) {
    const own = name === 'className' ? 'class' : name === 'onChange' && tellsByLetter(type, props) ? 'onInput' : name.replace(/^stroke([A-Z])/, (_, letter: string) => `stroke-${letter.toLowerCase()}`)
    told[own] = name === 'style' && props.style ? lengths(props.style) : props[name]
  }
  vnode.props = told as typeof vnode.props
}

/** Hands an element on to a component that asks for it. */
export const forwardRef = <P extends { ref?: unknown }>(draw: (props: P, ref: unknown) => preact.ComponentChild) => (props: P): preact.ComponentChild => draw(props, props.ref)

/** Follows a store that lives outside. */
export function useSyncExternalStore<T>(subscribe: (changed: () => void) => () => void, get: () => T): T {
  const value = get()
  const [{ kept }, again] = useState({ kept: { value, get } })
  const look = () => { if (!Object.is(kept.value, kept.get())) again({ kept }) }
  useLayoutEffect(() => { Object.assign(kept, { value, get }); look() }, [subscribe, value, get])
  useEffect(() => { look(); return subscribe(look) }, [subscribe])
  return value
}

/** The root of a page. */
export function createRoot(place: Element): { render(what: preact.ComponentChild): void } {
  place.textContent = ''
  return { render: what => preact.render(what, place) }
}

