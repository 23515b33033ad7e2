// Runs the built server, or with `furnish` only brings the database up to date: compiled code is kept between starts, and the server goes down in good order when its starter was killed.
import { enableCompileCache } from 'node:module'

enableCompileCache(new URL('../dist/.compile', import.meta.url).pathname)
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
const house = await import('../dist/server.mjs')
await (process.argv[2] === 'furnish' ? house.furnish() : house.serve())
