/*
 * What the portal does without a connection: it says so. This worker keeps one thing, the offline page, drawn in the
 * reader's language; no page, picture, answer of the API or media ever comes from here. Only navigations pass it, and
 * the network answers them whenever it can.
 */
const store = 'usher-offline-1'
const offlinePage = '/offline'

/** Paths that lead to media, to signed addresses or to programs: a browser's own error is the right answer there. */
const neverHere = ['/api/', '/files/', '/library/', '/downloads/', '/private/', '/artwork/', '/trailers/']

self.addEventListener('install', (event) => {
  // Where browsers can be told, media and everything else goes past this worker without waking it.
  event.addRoutes?.({ condition: { not: { requestMode: 'navigate' } }, source: 'network' }).catch(() => {})
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(names.filter((name) => name !== store).map((name) => caches.delete(name)))
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  const { pathname } = new URL(request.url)
  if (neverHere.some((prefix) => pathname.startsWith(prefix))) return
  event.respondWith(answerNavigation(event))
})

/** A page tells its language; where the kept page speaks another, or has been lost, it is fetched anew. */
self.addEventListener('message', (event) => {
  if (event.data?.type === 'language') event.waitUntil(followLanguage(event.data.language))
})

async function answerNavigation(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return (await caches.match(offlinePage, { cacheName: store })) ?? Response.error()
  }
}

async function followLanguage(language) {
  const kept = await caches.match(offlinePage, { cacheName: store })
  if (kept?.headers.get('Content-Language') !== language) await keepOfflinePage().catch(() => {})
}

async function keepOfflinePage() {
  const cache = await caches.open(store)
  const page = await fetch(offlinePage, { cache: 'no-store', credentials: 'same-origin' })
  if (page.ok && !page.redirected) await cache.put(offlinePage, page)
}
