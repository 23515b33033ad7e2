/** The ways by which a notice leaves the house. */
export const CHANNELS = ['push', 'surel', 'whatsapp'] as const
/** One way out. */
export type Channel = (typeof CHANNELS)[number]
/** What is handed to a carrier: words that name nobody, the number of the parcel (the same at every try), and whether it is urgent. */
export type Parcel = { letter: string; subject: string; text: string; urgent: boolean }
/** What a carrier gives back when it has taken a parcel over. */
export type Receipt = { id: string }
/** Takes parcels to one kind of address; one that cannot take a parcel throws NotCarried. */
export type Carrier<To> = { send(to: To, parcel: Parcel): Promise<Receipt>; close?(): void }

/** A parcel that was not taken: why, whether it ever will be, whether the address is no more, and how long its keeper asks to wait. */
export class NotCarried extends Error {
  readonly why: string
  readonly final: boolean
  readonly gone: boolean
  readonly seconds: number
  constructor(why: string, { final = false, gone = false, seconds = 0 }: { final?: boolean; gone?: boolean; seconds?: number } = {}) {
    super(why)
    this.why = why
    this.final = final || gone
    this.gone = gone
    this.seconds = seconds
  }
}

/** A gateway to a messenger (WhatsApp's Cloud API, an SMS centre): a telephone number and a ready text in, a receipt out. */
export type Gateway = { send(to: string, text: string): Promise<Receipt> }

/** The gateway of a house that has none: texts are shared by hand. */
export const noGateway: Gateway = { send: () => Promise.reject(new NotCarried('gerbang_belum_ada', { final: true })) }
