import '#web/kit/tokens.css'
import '#web/kit/kit.css'
import { createRoot } from 'react-dom/client'
import { gather } from '#kernel/say.ts'
import { rights } from '#src/rights.ts'
import { AppProvider, createApp } from '#web/app.tsx'
import { Gate } from '#web/gate.tsx'
import { Shell } from '#web/kit/shell.tsx'
import { MePage } from '#web/me.tsx'
import { messages as shell } from '#web/messages.ts'
import { ThemeProvider } from '#web/settings.tsx'
import { createTheme } from '#web/theme.ts'
import { TrayPage } from '#web/tray.tsx'
import { createLanguage, WordsProvider } from '#web/words.tsx'

const app = createApp({ sheet: rights })
const theme = createTheme()
const language = createLanguage()
const messages = gather([shell])

createRoot(document.getElementById('app')!).render(
  <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeProvider theme={theme}>
    <Gate>{() => <Shell doors={[]}><MePage /><TrayPage /></Shell>}</Gate>
  </ThemeProvider></WordsProvider></AppProvider>,
)
