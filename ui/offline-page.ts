/** What the offline page says, finished words in one language. */
export type OfflineWords = {
  title: string
  /** The heading without a network, and with one on which the portal does not answer. */
  offline: string
  unreachable: string
  lead: string
  goesOn: string
  tryAgain: string
}

export type OfflinePageProps = {
  /** A BCP 47 tag. */
  language: string
  direction: 'ltr' | 'rtl'
  words: OfflineWords
  /** Of the answer's Content-Security-Policy; the script runs by it, also where a service worker gives the page. */
  nonce: string
}

/**
 * Writes the page that stands in for any other while there is no connection: a document of its own that needs nothing
 * else from anywhere. It asks every 5 s whether the portal answers, and loads what was wanted when it does.
 */
export function writeOfflinePage({ language, direction, words, nonce }: OfflinePageProps): string {
  const { title, offline, unreachable, lead, goesOn, tryAgain } = escapeAll(words)
  return `<!doctype html>
<html lang="${escapeText(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Usher</title>
<style>${style}</style>
</head>
<body>
<main>
<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="#ffb627" d="M6 5h20a3 3 0 0 1 3 3v4.5a3.5 3.5 0 0 0 0 7V24a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-4.5a3.5 3.5 0 0 0 0-7V8a3 3 0 0 1 3-3Z"/><path fill="#1d1408" d="M9 16 22.5 9.3a1 1 0 0 1 1.45.9v11.6a1 1 0 0 1-1.45.9Z"/></svg>
<div role="status"><h1 id="heading" data-unreachable="${unreachable}">${offline}</h1></div>
<p>${lead}</p>
<p>${goesOn}</p>
<a id="again" href="">${tryAgain}</a>
</main>
<script nonce="${escapeText(nonce)}">${script}</script>
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark }
body { margin: 0; background: light-dark(#faf6ee, #13100e); color: light-dark(#1d1814, #f6f0e7); font: 1.0625rem/1.6 system-ui, sans-serif }
main { box-sizing: border-box; display: grid; align-content: center; justify-items: start; gap: .75rem; min-height: 100dvh; max-width: 34rem; margin-inline: auto; padding: 2rem 1.25rem }
svg { width: 3.5rem; height: 3.5rem }
h1 { margin: .5rem 0 0; font-size: clamp(1.75rem, 6vw, 2.5rem); line-height: 1.15 }
p { margin: 0; color: light-dark(#63574a, #b9ac9d) }
a { margin-block-start: .75rem; padding: .75rem 1.5rem; border-radius: .75rem; background: #ffb627; color: #1d1408; font-weight: 700; text-decoration: none }
a:focus-visible { outline: 3px solid light-dark(#7a4300, #ffc95c); outline-offset: 3px }
`

// Seen by its own address, the page has nothing else to load and leads to the catalogue.
const script = `
const heading = document.getElementById('heading')
const offline = heading.textContent
const goOn = () => (location.pathname === '/offline' ? location.replace('/browse') : location.reload())
const say = () => { const text = navigator.onLine ? heading.dataset.unreachable : offline; if (heading.textContent !== text) heading.textContent = text }
const ask = () => fetch('/healthz', { cache: 'no-store' }).then((answer) => { if (answer.ok) goOn() }, () => say())
say()
addEventListener('online', ask)
addEventListener('offline', say)
setInterval(() => { if (!document.hidden) ask() }, 5000)
`

function escapeAll(words: OfflineWords): OfflineWords {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, escapeText(text)])) as OfflineWords
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
