import { edit, fieldOf, pick, type Mutation, type Signed } from './mutations.ts'

const fields = ['Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm', 'Expires'] as const

const standardBase64 = (value: string): string => value.replaceAll('-', '+').replaceAll('~', '/').replaceAll('_', '=')

/** Other spellings of the same bytes. */
const spellings: ((value: string) => string)[] = [
  standardBase64,
  (value) => encodeURIComponent(standardBase64(value)),
  (value) => value.replace(/_+$/, ''),
  (value) => value.replaceAll('~', '_'),
  (value) => value.replaceAll(/[A-Z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (value) => `"${value}"`,
  (value) => ` ${value}`,
  (value) => `${value}%00`,
  (value) => Buffer.from(standardBase64(value), 'base64').toString('hex'),
  (value) => Buffer.from(standardBase64(value), 'base64').toString('base64url'),
  (value) => Buffer.from(value).toString('base64'),
  // The last character before the padding has bits that mean nothing.
  (value) => value.replace(/(.)(_+)$/, (_all, last: string, pad: string) => nextLetter(last) + pad),
]

const nextLetter = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 1)

/** The same policy, written otherwise. */
const rewritings: ((policy: string) => string)[] = [
  (text) => JSON.stringify(JSON.parse(text), null, 1),
  (text) => ` ${text}`,
  (text) => `${text}\n`,
  (text) => text.replaceAll('/', '\\/'),
  (text) => text.replace('Statement', '\\u0053tatement'),
  (text) => text.replace('"Condition"', '"Resource":"https://*","Condition"'),
  (text) => text.replace('[{', '[{"Resource":"*","Condition":{"DateLessThan":{"AWS:EpochTime":2147483647}}},{'),
  (text) => text.replace('{"Statement"', '{"Statement":[{"Resource":"*"}],"Statement"'),
  (text) => `\uFEFF${text}`,
]

function everyPart(valid: Signed, change: (part: string) => string): Signed {
  if (!valid.isUrl) return { ...valid, cookie: valid.cookie.split('; ').map(change).join('; ') }
  const [path = '', query = ''] = valid.target.split('?')
  return { ...valid, target: `${path}?${query.split('&').map(change).join('&')}` }
}

function shuffle(valid: Signed, random: () => number): Signed {
  const mix = (parts: string[]): string[] =>
    parts
      .map((part) => [random(), part] as const)
      .sort(([one], [other]) => one - other)
      .map(([, part]) => part)
  const [path = '', query] = valid.target.split('?')
  return {
    ...valid,
    cookie: mix(valid.cookie.split('; ')).join('; '),
    target: query === undefined ? path : `${path}?${mix(query.split('&')).join('&')}`,
  }
}

const cookieTricks: ((cookie: string) => string)[] = [
  (cookie) => cookie.replaceAll('; ', ', '),
  (cookie) => cookie.replaceAll('; ', '&'),
  (cookie) => cookie.replaceAll('CloudFront-', 'cloudfront-'),
  (cookie) => cookie.replaceAll('CloudFront-', '__Host-CloudFront-'),
  (cookie) => cookie.replaceAll('=', ' = '),
  (cookie) => cookie.replaceAll('=', '%3D'),
  (cookie) => cookie.replaceAll('CloudFront', '$Version=1; CloudFront '),
  (cookie) => `sid="${cookie}"`,
  (cookie) => `sid=${cookie.replaceAll('; ', ' ')}`,
  (cookie) => cookie.replaceAll('CloudFront-', ''),
  (cookie) => `${cookie}; CloudFront-Policy`,
  (cookie) => `CloudFront-Expires=2147483647; ${cookie}`,
]

const urlForms: ((target: string) => string)[] = [
  (target) => `https://media.usher.test${target}`,
  (target) => `//media.usher.test${target}`,
  (target) => `/${target}`,
  (target) => `${target}#`,
  (target) => target.replaceAll('&', ';'),
  (target) => target.replaceAll('&', '&amp;'),
  (target) => target.replace('?', '%3F'),
  (target) => target.replace('?', '??'),
  (target) => target.replace('?', '?&'),
  (target) => `${target}${target.includes('?') ? '&' : '?'}`,
  (target) => target.replace('/v/', '/./v/'),
  (target) => target.replace('/v/', '//v/'),
  (target) => target.replace('/v/', '/x/../v/'),
  (target) => target.replace('/v/', '/%76/'),
  (target) => target.replace('/v/', '%2fv%2f'),
  (target) => target.replace('/v/', '\\v\\'),
  (target) => target.replace('library', 'LIBRARY'),
  (target) => `/library/beta/..${target.replace('/library', '')}`,
]

/** Ways in which the form of a request is spoilt while its values stay. `control` ones stay valid. */
export const formMutations: Record<string, Mutation> = {
  'control: another order of the same': (valid, _others, random) => shuffle(valid, random),
  'a value spelt otherwise': (valid, _others, random) => edit(valid, fieldOf(random), pick(spellings, random)),
  'every value spelt otherwise': (valid, _others, random) => {
    const spell = pick(spellings, random)
    return fields.reduce((spelt, name) => edit(spelt, name, spell), valid)
  },
  'the same policy written otherwise': (valid, _others, random) =>
    edit(valid, 'Policy', (value) => {
      const text = Buffer.from(standardBase64(value), 'base64').toString()
      const written = Buffer.from(pick(rewritings, random)(text)).toString('base64')
      return written.replaceAll('+', '-').replaceAll('/', '~').replaceAll('=', '_')
    }),
  'a field twice': (valid, others, random) => {
    const name = fieldOf(random)
    const other = pick([valid, ...others], random)
    const value = new RegExp(`${name}=([^;&]*)`).exec(other.isUrl ? other.target : other.cookie)?.[1] ?? ''
    const isFirst = random() < 0.5
    return everyPart(valid, (part) => {
      if (!part.replace('CloudFront-', '').startsWith(`${name}=`)) return part
      const again = part.replace(/=.*$/, `=${value}`)
      const between = valid.isUrl ? '&' : '; '
      return isFirst ? `${again}${between}${part}` : `${part}${between}${again}`
    })
  },
  'cookies in another form': (valid, _others, random) => ({
    ...valid,
    cookie: pick(cookieTricks, random)(valid.cookie),
  }),
  'control: cookies as a URL, or a URL as cookies': (valid) => {
    const [path = '', query = ''] = valid.target.split('?')
    if (valid.isUrl) {
      const pairs = query.split('&').map((pair) => `CloudFront-${pair}`)
      return { ...valid, isUrl: false, target: path, cookie: pairs.join('; ') }
    }
    const pairs = valid.cookie.split('; ').map((pair) => pair.replace('CloudFront-', ''))
    return { ...valid, isUrl: true, cookie: '', target: `${path}?${pairs.join('&')}` }
  },
  'an address in another form': (valid, _others, random) => ({
    ...valid,
    target: pick(urlForms, random)(valid.target),
  }),
  'names in other letters': (valid, _others, random) => {
    const change = pick([(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()], random)
    return everyPart(valid, (part) => part.replace(/^[^=]*/, change))
  },
  'names encoded': (valid) =>
    everyPart(valid, (part) =>
      part.replace(/(Policy|Expires|Signature|Key)/, (name) => `%${hexOf(name)}${name.slice(1)}`),
    ),
}

const hexOf = (name: string): string => name.charCodeAt(0).toString(16)
