import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A document as pdfmake takes it: pages, content, styles. */
export type Sheet = { pageSize: 'A4'; content: unknown[]; info?: Record<string, string | Date>; pageMargins?: readonly number[]; defaultStyle?: object; styles?: object; pageOrientation?: 'portrait' | 'landscape'; footer?: (page: number, pages: number) => object; watermark?: object }
type Pdfmake = { addFonts(fonts: object): void; setUrlAccessPolicy(may: (url: string) => boolean): void; setLocalAccessPolicy(may: (path: string) => boolean): void; createPdf(sheet: object): { getBuffer(): Promise<Buffer> } }

/** Makes a PDF. What draws it is fetched with the first sheet: a server that prints nothing carries none of it. */
export async function pdfOf(sheet: Sheet): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake' as string) as { default: Pdfmake }
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto')
  pdfmake.addFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf'), italics: join(fonts, 'Roboto-Italic.ttf'), bolditalics: join(fonts, 'Roboto-MediumItalic.ttf') } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(path => path.startsWith(fonts))
  return await pdfmake.createPdf({ ...sheet, defaultStyle: { font: 'Roboto', fontSize: 9.5, ...sheet.defaultStyle } }).getBuffer()
}
