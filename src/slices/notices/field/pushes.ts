import type { Http } from '#web/http.ts'

/** Whether this browser can take pushes while the app is closed. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Asks the person and the browser, and tells the office where this telephone takes pushes; false when it is forbidden. */
export async function turnOn(http: Http, key: string, language: 'id' | 'en'): Promise<boolean> {
  if (await Notification.requestPermission() !== 'granted') return false
  const { pushManager } = await navigator.serviceWorker.ready
  // an address made for another key is of no use
  await (await pushManager.getSubscription())?.unsubscribe()
  const found = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = found.toJSON()
  await http.post('/api/v1/channels/push', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, language })
  return true
}

/** Takes this telephone out again. */
export async function turnOff(http: Http): Promise<void> {
  await http.remove('/api/v1/channels/push')
  await (await (await navigator.serviceWorker.ready).pushManager.getSubscription())?.unsubscribe()
}
