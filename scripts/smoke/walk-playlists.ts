/** Every address that a player of this manifest would fetch: playlists, init segments, segments, captions. */
export async function listMediaAddresses(manifestUrl: string, cookies: string): Promise<string[]> {
  const found = new Set<string>([manifestUrl])
  const waiting = [manifestUrl]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const response = await fetch(next, { headers: { Cookie: cookies } })
    if (response.status !== 200)
      throw new Error(`${new URL(next).pathname} answered ${response.status} to an entitled member.`)
    for (const address of readReferences(await response.text(), next)) {
      if (found.has(address)) continue
      found.add(address)
      if (new URL(address).pathname.endsWith('.m3u8')) waiting.push(address)
    }
  }
  return [...found]
}

/** The URIs of a playlist: its plain lines and the `URI` attributes of its tags (RFC 8216 §4.1, §4.3). */
function readReferences(playlist: string, base: string): string[] {
  const lines = playlist.split('\n').map((line) => line.trim())
  const uris = lines.flatMap((line) => {
    if (line === '') return []
    if (!line.startsWith('#')) return [line]
    return [...line.matchAll(/URI="([^"]+)"/g)].flatMap((match) => match[1] ?? [])
  })
  return uris.map((uri) => new URL(uri, base).href)
}
