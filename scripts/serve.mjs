// Runs the built server: compiled code is kept between starts, and the server goes down in good order when its starter was killed.
import { enableCompileCache } from 'node:module'

enableCompileCache(new URL('../dist/.compile', import.meta.url).pathname)
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
const { serve } = await import('../dist/server.mjs')
await serve()
