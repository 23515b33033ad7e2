import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { useOffice } from './store.tsx'

/** A first code as the server gives it, once; `qr` is the picture that a telephone scans. */
export type Code = { name: string; username: string; password: string; expires: string; qr: string }

/** A slip of paper for one worker: name, username, code, and the code to scan. */
export function Slip({ code }: { code: Code }) {
  const say = useSay()
  const [language] = useLanguage()
  const office = useOffice()
  return (
    <div className="handout">
      <img alt="" width={132} height={132} src={`data:image/svg+xml;utf8,${encodeURIComponent(code.qr)}`} />
      <div>
        <p><b>{code.name}</b></p>
        <p>{say('field.username')}<br /><code>{code.username}</code></p>
        <p>{say('office.slip.code')}<br /><code>{code.password}</code></p>
        <p className="muted">{office.name} · {say('office.slip.until', { when: momentWords(say, language, office.region, code.expires) })}</p>
        <p className="muted">{say('office.slip.how', { address: `${location.host}/mulai` })}</p>
      </div>
    </div>
  )
}
