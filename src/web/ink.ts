/** A mark in ink as black and white dots, row by row, eight to a byte. */
export type Ink = { w: number; h: number; dots: string }

const DARKER = 12
const AROUND = 12

/** Packs dots: `isInk` tells of each whether there is ink. */
export function pack(w: number, h: number, isInk: (at: number) => boolean): Ink {
  const bytes = new Uint8Array(Math.ceil((w * h) / 8))
  for (let at = 0; at < w * h; at += 1) if (isInk(at)) bytes[at >> 3]! |= 128 >> (at & 7)
  return { w, h, dots: btoa(String.fromCharCode(...bytes)) }
}

/** Tells of each dot whether there is ink. */
export function unpack({ dots }: Ink): (at: number) => boolean {
  const bytes = atob(dots)
  return at => ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1) === 1
}

/** Reads what was drawn on an empty canvas; nothing drawn is nothing. */
export function drawn({ width, height, data }: ImageData): Ink | undefined {
  const isInk = (at: number) => data[at * 4 + 3]! > 96
  return Array.from({ length: width * height }, (_, at) => at).some(isInk) ? pack(width, height, isInk) : undefined
}

/** Reads a thumb print on paper out of a picture: ink is darker than the paper around it, wherever the light comes from. */
export function printed({ width, height, data }: ImageData): Ink {
  const sums = new Float64Array((width + 1) * (height + 1))
  const light = (at: number) => data[at * 4]! * 0.3 + data[at * 4 + 1]! * 0.6 + data[at * 4 + 2]! * 0.1
  for (let y = 0; y < height; y += 1) for (let x = 0, row = 0; x < width; x += 1) {
    row += light(y * width + x)
    sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row
  }
  return pack(width, height, at => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const [left, top, right, bottom] = [Math.max(0, x - AROUND), Math.max(0, y - AROUND), Math.min(width, x + AROUND), Math.min(height, y + AROUND)]
    const sum = sums[bottom * (width + 1) + right]! - sums[top * (width + 1) + right]! - sums[bottom * (width + 1) + left]! + sums[top * (width + 1) + left]!
    return light(at) < sum / ((right - left) * (bottom - top)) - DARKER
  })
}

/** Writes a mark upon a canvas, in its own colour of ink on nothing. */
export function paint(canvas: HTMLCanvasElement, ink: Ink): void {
  canvas.width = ink.w
  canvas.height = ink.h
  const picture = new ImageData(ink.w, ink.h)
  const isInk = unpack(ink)
  for (let at = 0; at < ink.w * ink.h; at += 1) if (isInk(at)) picture.data.set([18, 28, 60, 255], at * 4)
  canvas.getContext('2d')!.putImageData(picture, 0, 0)
}
