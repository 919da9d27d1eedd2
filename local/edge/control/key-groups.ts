import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { parseKeyGroupConfig, type KeyGroupConfig } from './config-documents.ts'
import { refuse, writeDocument, type Refusal } from './control-error.ts'
import type { ControlState, KeyGroupRecord } from './control-state.ts'
import { answered, answerPage, checkVersion, type Answer, type Operation } from './operation.ts'

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const mostKeyGroups = 10
const mostKeysInGroup = 5

/** CreateKeyGroup. Errors: those of `checkConfig`, `TooManyKeyGroups`. */
export const createKeyGroup: Operation = (state, { body }, { now, makeId, makeGroupId }) => {
  const config = checkConfig(state, body, null)
  if (!config.ok) return config
  if (state.keyGroups.length >= mostKeyGroups) return refuse('TooManyKeyGroups')
  const made = { id: makeGroupId(), etag: makeId('E'), modifiedAt: now.toISOString(), ...config.value }
  const location = `https://cloudfront.amazonaws.com/2020-05-31/key-group/${made.id}`
  const answer = { status: 201, headers: { etag: made.etag, location }, body: writeKeyGroup(made) }
  return answered({ ...state, keyGroups: [...state.keyGroups, made] }, answer)
}

/** GetKeyGroup. Errors: `NoSuchResource`. */
export const getKeyGroup: Operation = (state, { id }) => {
  const found = find(state, id)
  return found ? answered(state, answerWith(found, writeKeyGroup(found))) : refuse('NoSuchResource')
}

/** GetKeyGroupConfig. Errors: `NoSuchResource`. */
export const getKeyGroupConfig: Operation = (state, { id }) => {
  const found = find(state, id)
  if (!found) return refuse('NoSuchResource')
  return answered(state, answerWith(found, writeDocument('KeyGroupConfig', writeConfig(found))))
}

/** ListKeyGroups. Errors: those of `answerPage`. */
export const listKeyGroups: Operation = (state, call) =>
  answerPage(state, call, {
    rootName: 'KeyGroupList',
    items: state.keyGroups,
    writeItem: (group) => `<KeyGroupSummary><KeyGroup>${writeContent(group)}</KeyGroup></KeyGroupSummary>`,
  })

/**
 * UpdateKeyGroup: every field is replaced. Errors: `NoSuchResource`, those of `checkVersion` and of `checkConfig`.
 */
export const updateKeyGroup: Operation = (state, call, { now, makeId }) => {
  const found = find(state, call.id)
  if (!found) return refuse('NoSuchResource')
  const version = checkVersion(call, found.etag)
  if (!version.ok) return version
  const config = checkConfig(state, call.body, found)
  if (!config.ok) return config
  const changed = { ...found, ...config.value, etag: makeId('E'), modifiedAt: now.toISOString() }
  const keyGroups = state.keyGroups.map((known) => (known === found ? changed : known))
  return answered({ ...state, keyGroups }, answerWith(changed, writeKeyGroup(changed)))
}

/** DeleteKeyGroup. Errors: `NoSuchResource`, those of `checkVersion`, `ResourceInUse`. */
export const deleteKeyGroup: Operation = (state, call, { groupsInUse }) => {
  const found = find(state, call.id)
  if (!found) return refuse('NoSuchResource')
  const version = checkVersion(call, found.etag)
  if (!version.ok) return version
  if (groupsInUse.has(found.id)) return refuse('ResourceInUse')
  const keyGroups = state.keyGroups.filter((known) => known !== found)
  return answered({ ...state, keyGroups }, { status: 204, headers: {}, body: null })
}

/**
 * Reads a group's new content and holds it against the others. Errors: those of `parseKeyGroupConfig`,
 * `TooManyPublicKeysInKeyGroup`, `InvalidArgument` for a key that is not there, `KeyGroupAlreadyExists`.
 */
function checkConfig(
  { publicKeys, keyGroups }: ControlState,
  body: string,
  replaced: KeyGroupRecord | null,
): Result<KeyGroupConfig, Refusal> {
  const config = parseKeyGroupConfig(body)
  if (!config.ok) return config
  const { name, items } = config.value
  if (items.length > mostKeysInGroup) return refuse('TooManyPublicKeysInKeyGroup')
  if (!items.every((item) => publicKeys.some(({ id }) => id === item))) {
    return refuse('InvalidArgument', 'Items names a public key that does not exist.')
  }
  const isTaken = keyGroups.some((known) => known !== replaced && known.name === name)
  return isTaken ? refuse('KeyGroupAlreadyExists') : ok(config.value)
}

function find({ keyGroups }: ControlState, id: string): KeyGroupRecord | undefined {
  return keyGroups.find((known) => known.id === id)
}

function answerWith({ etag }: KeyGroupRecord, body: string): Answer {
  return { status: 200, headers: { etag }, body }
}

function writeKeyGroup(group: KeyGroupRecord): string {
  return writeDocument('KeyGroup', writeContent(group))
}

function writeContent(group: KeyGroupRecord): string {
  const fields = element('Id', group.id) + element('LastModifiedTime', group.modifiedAt)
  return `${fields}<KeyGroupConfig>${writeConfig(group)}</KeyGroupConfig>`
}

function writeConfig({ name, items, comment }: KeyGroupRecord): string {
  const keys = items.map((item) => element('PublicKey', item)).join('')
  return `${element('Name', name)}<Items>${keys}</Items>${element('Comment', comment)}`
}
