import { html, Markup, type Piece } from '#kernel/html.ts'
import type { Language } from '#kernel/say.ts'
import type { Words } from '#slices/trips/page/schedule.ts'

/** Whom to call: the office of the place, if it is known. */
export type Office = { name: string; phone: string }

/** A page that needs no script and fetches nothing more: header, content, whom to call. */
export function sheet({ title, language, words, office, other, children }: { title: string; language: Language; words: Words; office?: Office | undefined; /** The address of this page in the other language. */ other?: string | undefined; children: Piece }): Markup {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Pilar</title><link rel="icon" href="data:,"><style>${CSS}</style></head>
<body><header><p><b>Pilar</b>${office && html` <span>${office.name}</span>`}</p>${other && html`<a href="${other}" lang="${language === 'id' ? 'en' : 'id'}" hreflang="${language === 'id' ? 'en' : 'id'}">${language === 'id' ? 'English' : 'Bahasa Indonesia'}</a>`}</header>
<main><h1>${title}</h1>${children}</main>
<footer>${office ? html`<p>${words('sheet.doubt')} <a href="${telephone(office.phone)}">${office.name}: ${office.phone}</a></p>` : html`<p>${words('sheet.doubt_unknown')}</p>`}</footer></body></html>
`
}

/** A band that must be seen first: what went wrong, or what was done. */
export function band(tone: 'bata' | 'daun' | 'tembaga', title: string, children?: Piece): Markup {
  return html`<div class="band ${tone}" role="${tone === 'bata' ? 'alert' : 'status'}"><p><b>${title}</b></p>${children}</div>`
}

/** An address that makes a telephone ring. */
export function telephone(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`
}

const CSS = new Markup(`
:root{color-scheme:light dark;--paper:#faf7f1;--surface:#fff;--ink:#16242a;--muted:#4a5a60;--line:#ddd6c8;--edge:#71828a;--action:#123c4a;--on:#fff;--link:#1a5567;--tembaga:#8a3f06;--tembaga-t:#fdf1dd;--daun:#1e6b3a;--daun-t:#e8f2eb;--bata:#a61b1b;--bata-t:#fbebea;--head:#123c4a}
@media(prefers-color-scheme:dark){:root{--paper:#0e171b;--surface:#152228;--ink:#eaf0f0;--muted:#a9b9be;--line:#2b3a41;--edge:#74888f;--action:#9ccfdd;--on:#08222b;--link:#9ccfdd;--tembaga:#f7c07e;--tembaga-t:#2f210f;--daun:#93d6a9;--daun-t:#13291b;--bata:#ffa8a8;--bata-t:#351818;--head:#0b2731}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:break-word}
header{background:var(--head);color:#fff;padding:10px 16px;display:flex;justify-content:space-between;gap:12px;align-items:center}header p{margin:0}header span{color:#cfe0e5;margin-left:8px}header a{color:#fff;padding:12px 0;white-space:nowrap}
main,footer{max-width:680px;margin:0 auto;padding:0 16px}footer{border-top:1px solid var(--line);color:var(--muted);padding-top:4px;padding-bottom:32px}
h1{font-size:26px;line-height:1.2;margin:22px 0 10px}h2{font-size:19px;line-height:1.25;margin:26px 0 8px}p{margin:8px 0}a{color:var(--link)}.lead,.hint{color:var(--muted)}.hint{font-size:15px}
ul.rows{list-style:none;margin:12px 0;padding:0;border-top:1px solid var(--line)}ul.rows>li{border-bottom:1px solid var(--line);padding:12px 0}ul.rows>li.wait{border-left:4px solid var(--tembaga);padding-left:12px}ul.rows a.choice{display:flex;align-items:center;min-height:48px}
.band{border-left:4px solid;padding:8px 14px;margin:14px 0}.band p{margin:4px 0}.band p.buttons{margin:10px 0}.bata{border-color:var(--bata);background:var(--bata-t)}.bata b{color:var(--bata)}.daun{border-color:var(--daun);background:var(--daun-t)}.daun b{color:var(--daun)}.tembaga{border-color:var(--tembaga);background:var(--tembaga-t)}.tembaga b{color:var(--tembaga)}
button,.btn{font:inherit;font-weight:600;min-height:48px;padding:10px 18px;border-radius:6px;border:1px solid var(--edge);background:var(--surface);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center}button.main,.btn.main{background:var(--action);border-color:var(--action);color:var(--on)}.buttons{display:flex;flex-wrap:wrap;gap:10px;margin:12px 0}
label,legend{font-weight:600}fieldset{border:0;margin:20px 0 0;padding:0;min-width:0}.field{margin:18px 0 0}input[type=text],input[type=tel],input[type=password],input[type=date],input[type=time],select,textarea{display:block;width:100%;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--edge);border-radius:6px;min-height:48px;padding:10px 12px;margin-top:6px}textarea{min-height:110px}
.fault{color:var(--bata);font-weight:600;margin:4px 0}[aria-invalid=true]{border-color:var(--bata)!important;border-width:2px!important}.tick{display:flex;gap:10px;align-items:center;min-height:48px;font-weight:400}.tick input{width:22px;height:22px;flex:none;accent-color:var(--link)}.pair{display:flex;gap:12px}.pair>*{flex:1;min-width:0}
summary{min-height:48px;display:flex;align-items:center;cursor:pointer;color:var(--link);font-weight:600}.code{font:700 21px/1.6 ui-monospace,Consolas,monospace;letter-spacing:.04em;background:var(--surface);border:1px solid var(--edge);border-radius:6px;padding:10px 14px;margin:8px 0}.trap{position:absolute;left:-9999px}
ol.way{list-style:none;padding:0;margin:16px 0}ol.way li{padding:8px 0 8px 16px;border-left:4px solid var(--line);color:var(--muted)}ol.way li.now{border-color:var(--daun);color:var(--ink);font-weight:700}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}@media(max-width:420px){.pair{display:block}}
`)
