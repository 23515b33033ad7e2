import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { Messages } from '#kernel/say.ts'
import { LinkButton } from './kit/button.tsx'
import { later, type Later, type Words } from './later.tsx'
import { leadOf, type Leads, type Opens, type Params, useOpens } from './opens.ts'
import { useSay } from './words.tsx'

/** Who begins where: whoever goes out, the kelurahan with its RT and RW, the kecamatan, a house. */
export type Home = 'field' | 'kelurahan' | 'kecamatan' | 'unit'
/** A screen with its address; `:id` becomes its property. */
export type FieldPage = { path: string; Screen: Later<Record<string, string>> }
/** A door in a home. */
export type Tile = { to: string; word: string; Icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': true }>; opens?: Opens; homes?: readonly Home[]; tone?: 'danger' }
/** What a slice shows on the phone. */
export type FieldPages = {
  /** Its acts, from contents.ts. */
  carried?: readonly object[]
  pages?: readonly FieldPage[]
  tiles?: readonly Tile[]
  /** What it says in few lines on every home. */
  cards?: readonly Later<object>[]
  /** Where somebody begins; the first that opens. */
  homes?: readonly { opens?: Opens; Screen: ComponentType | Later<object> }[]
  /** Where the page of a case leads on to, by the end of the address. */
  ofCase?: readonly { to: string; word: string }[]
  leads?: Leads
}

/** Declares a screen of the phone, fetched when it is opened or in quiet moments, with its own words beside it. */
export function page<const Path extends string>(path: Path, load: () => Promise<ComponentType<Params<Path>>>, words?: Words): FieldPage {
  return { path, Screen: later(load, words) as FieldPage['Screen'] }
}

const PagesContext = createContext<readonly FieldPages[]>([])
/** Hands what the slices show to every home below. */
export const PagesProvider = PagesContext.Provider

/** The doors that the slices put into a home. */
export function Tiles({ home }: { home: Home }) {
  const say = useSay()
  const opens = useOpens()
  return useContext(PagesContext).flatMap(({ tiles = [] }) => tiles).filter(tile => (!tile.homes || tile.homes.includes(home)) && opens(tile.opens))
    .map(({ to, word, Icon, tone }) => <LinkButton key={to} to={to} tone={tone} icon={<Icon size={24} stroke={1.75} aria-hidden />}>{say(word)}</LinkButton>)
}

/** What the slices say in few lines on every home. */
export function Cards(): ReactNode {
  return useContext(PagesContext).flatMap(({ cards = [] }) => cards).map((Card, at) => <Card key={at} />)
}

/** The doors that the slices put into a case. */
export function CaseDoors({ id }: { id: string }) {
  const say = useSay()
  return useContext(PagesContext).flatMap(({ ofCase = [] }) => ofCase).map(({ to, word }) => <LinkButton key={to} to={`/kasus/${id}/${to}`}>{say(word)}</LinkButton>)
}

/** The home of who is here. */
export function Homes() {
  const opens = useOpens()
  const Screen = useContext(PagesContext).flatMap(({ homes = [] }) => homes).find(home => opens(home.opens))?.Screen
  return Screen ? <Screen /> : null
}

/** Tells where a message leads to, by its code and what it is about. */
export function useLeads(): (code: string, about?: string | null) => string | undefined {
  const all = useContext(PagesContext)
  return (code, about) => leadOf(all, code, about)
}
