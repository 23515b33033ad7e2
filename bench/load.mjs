// One load in a process of its own, so that it shares no thread with what it measures: reads a plan from its message, answers with what autocannon saw.
import autocannon from 'autocannon'

const shuffled = list => list.map(one => [Math.random(), one]).sort(([a], [b]) => a - b).map(([, one]) => one)

process.on('message', async ({ url, requests, connections, seconds, warm }) => {
  const run = duration => autocannon({ url, connections, duration, requests, setupClient: client => client.setRequests(shuffled(requests)) })
  if (warm) await run(warm)
  const seen = await run(seconds)
  process.send({ perSecond: seen['2xx'] / seen.duration, p50: seen.latency.p50, p99: seen.latency.p99, kilobytes: seen.throughput.total / Math.max(1, seen['2xx'] + seen.non2xx) / 1024, failed: seen.non2xx + seen.errors + seen.timeouts }, () => process.exit(0))
})
