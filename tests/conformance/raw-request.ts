import { connect } from 'node:net'

/** An answer as it came over the wire; header names in lower case. */
export type RawAnswer = { status: number; headers: Record<string, string>; rawHead: string; body: Buffer }

/** Sends these exact bytes over a socket of its own and reads until the other side closes. */
export function sendRaw(port: number, request: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      resolve(readAnswer(Buffer.concat(chunks)))
    })
    socket.write(request)
  })
}

/** Writes a request without body; the connection ends with its answer. Nothing is normalised. */
export function writeRequest(method: string, target: string, headers: Record<string, string>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`)
}

function readAnswer(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf('\r\n\r\n')
  const rawHead = bytes.toString('latin1', 0, Math.max(end, 0))
  const [first = '', ...lines] = rawHead.split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const mark = line.indexOf(':')
    const name = line.slice(0, mark).toLowerCase()
    const value = line.slice(mark + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, rawHead, body: bytes.subarray(end + 4) }
}
