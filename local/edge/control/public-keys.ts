import { element } from '#core/xml-text.ts'
import { parsePublicKeyConfig } from './config-documents.ts'
import { refuse, writeDocument } from './control-error.ts'
import type { ControlState, PublicKeyRecord } from './control-state.ts'
import { answered, answerPage, checkVersion, type Answer, type Operation } from './operation.ts'

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const mostPublicKeys = 10

/**
 * CreatePublicKey. The same caller reference with the same content answers with the key that it made before.
 * Errors: those of `parsePublicKeyConfig`, `PublicKeyAlreadyExists`, `TooManyPublicKeys`.
 */
export const createPublicKey: Operation = (state, { body }, { now, makeId }) => {
  const config = parsePublicKeyConfig(body)
  if (!config.ok) return config
  const { callerReference, name, encodedKey, comment } = config.value
  const repeated = state.publicKeys.find((known) => known.callerReference === callerReference)
  if (repeated) {
    const isSame = repeated.name === name && repeated.encodedKey === encodedKey && repeated.comment === comment
    return isSame ? answered(state, answerCreated(repeated)) : refuse('PublicKeyAlreadyExists')
  }
  if (state.publicKeys.some((known) => known.name === name)) return refuse('PublicKeyAlreadyExists')
  if (state.publicKeys.length >= mostPublicKeys) return refuse('TooManyPublicKeys')
  const made = { id: makeId('K'), etag: makeId('E'), createdAt: now.toISOString(), ...config.value }
  return answered({ ...state, publicKeys: [...state.publicKeys, made] }, answerCreated(made))
}

/** GetPublicKey. Errors: `NoSuchPublicKey`. */
export const getPublicKey: Operation = (state, { id }) => {
  const found = find(state, id)
  return found ? answered(state, answerWith(found, writePublicKey(found))) : refuse('NoSuchPublicKey')
}

/** GetPublicKeyConfig. Errors: `NoSuchPublicKey`. */
export const getPublicKeyConfig: Operation = (state, { id }) => {
  const found = find(state, id)
  if (!found) return refuse('NoSuchPublicKey')
  return answered(state, answerWith(found, writeDocument('PublicKeyConfig', writeConfig(found))))
}

/** ListPublicKeys. Errors: those of `answerPage`. */
export const listPublicKeys: Operation = (state, call) =>
  answerPage(state, call, {
    rootName: 'PublicKeyList',
    items: state.publicKeys,
    writeItem: ({ id, name, createdAt, encodedKey, comment }) => {
      const fields = { Id: id, Name: name, CreatedTime: createdAt, EncodedKey: encodedKey, Comment: comment }
      return `<PublicKeySummary>${writeFields(fields)}</PublicKeySummary>`
    },
  })

/**
 * UpdatePublicKey: the comment alone. Errors: `NoSuchPublicKey`, those of `checkVersion` and of
 * `parsePublicKeyConfig`, `CannotChangeImmutablePublicKeyFields`.
 */
export const updatePublicKey: Operation = (state, call, { makeId }) => {
  const found = find(state, call.id)
  if (!found) return refuse('NoSuchPublicKey')
  const version = checkVersion(call, found.etag)
  if (!version.ok) return version
  const config = parsePublicKeyConfig(call.body)
  if (!config.ok) return config
  const { callerReference, name, encodedKey, comment } = config.value
  const isSame = callerReference === found.callerReference && name === found.name && encodedKey === found.encodedKey
  if (!isSame) return refuse('CannotChangeImmutablePublicKeyFields')
  const changed = { ...found, etag: makeId('E'), comment }
  const publicKeys = state.publicKeys.map((known) => (known === found ? changed : known))
  return answered({ ...state, publicKeys }, answerWith(changed, writePublicKey(changed)))
}

/** DeletePublicKey. Errors: `NoSuchPublicKey`, those of `checkVersion`, `PublicKeyInUse`. */
export const deletePublicKey: Operation = (state, call) => {
  const found = find(state, call.id)
  if (!found) return refuse('NoSuchPublicKey')
  const version = checkVersion(call, found.etag)
  if (!version.ok) return version
  if (state.keyGroups.some(({ items }) => items.includes(found.id))) return refuse('PublicKeyInUse')
  const publicKeys = state.publicKeys.filter((known) => known !== found)
  return answered({ ...state, publicKeys }, { status: 204, headers: {}, body: null })
}

function find({ publicKeys }: ControlState, id: string): PublicKeyRecord | undefined {
  return publicKeys.find((known) => known.id === id)
}

function answerWith({ etag }: PublicKeyRecord, body: string): Answer {
  return { status: 200, headers: { etag }, body }
}

function answerCreated(made: PublicKeyRecord): Answer {
  const location = `https://cloudfront.amazonaws.com/2020-05-31/public-key/${made.id}`
  return { status: 201, headers: { etag: made.etag, location }, body: writePublicKey(made) }
}

function writePublicKey(key: PublicKeyRecord): string {
  const fields = writeFields({ Id: key.id, CreatedTime: key.createdAt })
  return writeDocument('PublicKey', `${fields}<PublicKeyConfig>${writeConfig(key)}</PublicKeyConfig>`)
}

function writeConfig({ callerReference, name, encodedKey, comment }: PublicKeyRecord): string {
  return writeFields({ CallerReference: callerReference, Name: name, EncodedKey: encodedKey, Comment: comment })
}

function writeFields(fields: Record<string, string | null>): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')
}
