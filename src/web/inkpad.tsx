import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { drawn, type Ink, paint, printed } from './ink.ts'

const WIDE = 300, HIGH = 150, THUMB = 240
const PAPER = { background: '#fff', border: '1px solid #4a5a60', borderRadius: 6, display: 'block', width: '100%', maxWidth: 480, touchAction: 'none' } as const

/** A pad for a signature or a thumb: drawn with the finger, or read from a picture of the paper. Only black dots are kept, never the picture. */
export function InkPad({ id, label, value, onValue, takes, buttons }: { id: string; label: string; value: Ink | null; onValue(ink: Ink | null): void; takes: string; /** Lays out what reads a picture and, when something is there, what clears it. */ buttons(picker: ReactNode, clear: () => void): ReactNode }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const own = useRef<Ink | null>(null)
  useEffect(() => {
    if (!canvas.current || own.current === value) return
    own.current = value
    if (value) paint(canvas.current, value)
    else empty(canvas.current)
  }, [value])
  const told = (ink: Ink | null) => { own.current = ink; onValue(ink) }
  const at = ({ clientX, clientY }: PointerEvent) => { const box = canvas.current!.getBoundingClientRect(); return { x: ((clientX - box.left) / box.width) * canvas.current!.width, y: ((clientY - box.top) / box.height) * canvas.current!.height } }
  const move = (event: PointerEvent) => {
    if (!last.current) return
    const [from, to, pen] = [last.current, at(event), canvas.current!.getContext('2d')!]
    Object.assign(pen, { lineWidth: 3, lineCap: 'round', strokeStyle: '#121c3c' })
    pen.beginPath(); pen.moveTo(from.x, from.y); pen.lineTo(to.x, to.y); pen.stroke()
    last.current = to
  }
  const lift = () => {
    if (last.current) told(drawn(canvas.current!.getContext('2d')!.getImageData(0, 0, canvas.current!.width, canvas.current!.height)) ?? null)
    last.current = undefined
  }
  const read = async (file: File | undefined) => {
    if (!file) return
    const picture = await createImageBitmap(file, { resizeWidth: THUMB, resizeHeight: THUMB, resizeQuality: 'high' }).catch(() => undefined)
    if (!picture) return
    const sheet = Object.assign(document.createElement('canvas'), { width: THUMB, height: THUMB })
    sheet.getContext('2d')!.drawImage(picture, 0, 0)
    const ink = printed(sheet.getContext('2d')!.getImageData(0, 0, THUMB, THUMB))
    paint(canvas.current!, ink)
    told(ink)
  }
  const clear = () => { empty(canvas.current!); told(null) }
  return (
    <div>
      <canvas ref={canvas} id={id} role="img" aria-label={label} tabIndex={0} width={WIDE} height={HIGH} style={PAPER} onPointerDown={event => { event.currentTarget.setPointerCapture(event.pointerId); last.current = at(event); move(event) }} onPointerMove={move} onPointerUp={lift} onPointerCancel={lift} />
      {buttons(<input type="file" accept="image/*" capture="environment" aria-label={takes} onChange={event => { void read(event.currentTarget.files?.[0]); event.currentTarget.value = '' }} />, clear)}
    </div>
  )
}

function empty(canvas: HTMLCanvasElement): void {
  canvas.width = WIDE
  canvas.height = HIGH
}

/** Shows a mark that was given. */
export function InkShown({ ink, label }: { ink: Ink; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => { if (canvas.current) paint(canvas.current, ink) }, [ink])
  return <canvas ref={canvas} role="img" aria-label={label} style={{ ...PAPER, maxWidth: ink.w, touchAction: 'auto' }} />
}
