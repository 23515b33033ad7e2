import { type ComponentType, createContext, lazy, type ReactNode, useContext, useState } from 'react'
import type { Messages } from '#kernel/say.ts'
import { leadOf, type Leads, type Opens, type Params, useOpens } from '#web/opens.ts'

/** A part of the desk in a file of its own, fetched when it is first shown, or before by `fetch`. */
export type Part<P extends object> = ((props: P) => ReactNode) & { fetch(): Promise<unknown> }
/** A page of the desk with its address; `:id` becomes its property. */
export type DeskPage = { path: string; Screen: Part<Record<string, string>> }
/** One door of the menu: in the work of the day, in the house, in how the office is set, in what is one's own. */
export type Door = { to: string; word: string; Icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': true }>; opens?: Opens; group: 'work' | 'house' | 'set' | 'self' }
/** Where a section stands: above or below every home, on the home of the head or of the desk, among their questions, or on every page but home. */
export type Place = 'above' | 'below' | 'head' | 'desk' | 'asks' | 'elsewhere'
/** What a slice shows at the desk. */
export type DeskPages = {
  pages?: readonly DeskPage[]
  doors?: readonly Door[]
  sections?: readonly { at: readonly Place[]; Screen: ComponentType | Part<object>; opens?: Opens }[]
  /** Where somebody begins; the first that opens. */
  homes?: readonly { opens: Opens; Screen: Part<object> }[]
  leads?: Leads
  /** The words of its screens. */
  words?: readonly Messages[]
}

/** Declares a part of the desk that is fetched later. */
export function part<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  let here: ComponentType<P> | undefined
  const fetch = () => load().then(found => here = found)
  const Late = lazy(() => fetch().then(found => ({ default: found })))
  // one that is here is shown at once: React lets whoever waited wait for 300 ms, so that nothing flickers
  const Screen = (props: P) => {
    const [Shown] = useState<ComponentType<P>>(() => here ?? Late as unknown as ComponentType<P>)
    return <Shown {...props} />
  }
  return Object.assign(Screen, { fetch })
}

/** Declares a page of the desk. */
export function page<const Path extends string>(path: Path, load: () => Promise<ComponentType<Params<Path>>>): DeskPage {
  return { path, Screen: part(load) as unknown as DeskPage['Screen'] }
}

const PagesContext = createContext<readonly DeskPages[]>([])
/** Hands what the slices show to every home below. */
export const PagesProvider = PagesContext.Provider

/** The sections that the slices put at a place. */
export function Sections({ at }: { at: Place }): ReactNode {
  const opens = useOpens()
  return useContext(PagesContext).flatMap(({ sections = [] }) => sections).filter(section => section.at.includes(at) && opens(section.opens)).map(({ Screen }, nth) => <Screen key={nth} />)
}

/** The home of who is here, or what stands in for it. */
export function Homes({ children }: { children: ReactNode }) {
  const opens = useOpens()
  const Screen = useContext(PagesContext).flatMap(({ homes = [] }) => homes).find(home => opens(home.opens))?.Screen
  return Screen ? <Screen /> : children
}

/** Tells where a message leads to, by its code and what it is about. */
export function useLeads(): (code: string, about?: string | null) => string | undefined {
  const all = useContext(PagesContext)
  return (code, about) => leadOf(all, code, about)
}
