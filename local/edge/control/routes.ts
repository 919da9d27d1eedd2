import {
  createKeyGroup,
  deleteKeyGroup,
  getKeyGroup,
  getKeyGroupConfig,
  listKeyGroups,
  updateKeyGroup,
} from './key-groups.ts'
import type { Operation } from './operation.ts'
import {
  createPublicKey,
  deletePublicKey,
  getPublicKey,
  getPublicKeyConfig,
  listPublicKeys,
  updatePublicKey,
} from './public-keys.ts'

/** Method and shape of the path, as in the request syntax of each operation's page in the API reference. */
const operations: Readonly<Record<string, Operation>> = {
  'POST public-key': createPublicKey,
  'GET public-key': listPublicKeys,
  'GET public-key/ID': getPublicKey,
  'GET public-key/ID/config': getPublicKeyConfig,
  'PUT public-key/ID/config': updatePublicKey,
  'DELETE public-key/ID': deletePublicKey,
  'POST key-group': createKeyGroup,
  'GET key-group': listKeyGroups,
  'GET key-group/ID': getKeyGroup,
  'GET key-group/ID/config': getKeyGroupConfig,
  'PUT key-group/ID': updateKeyGroup,
  'DELETE key-group/ID': deleteKeyGroup,
}

/** Finds the operation of a method and a path as sent, with the id in it; `null` where the API has none. */
export function findOperation(method: string, path: string): { operation: Operation; id: string } | null {
  const fields = /^\/2020-05-31\/(public-key|key-group)(?:\/([A-Za-z0-9-]{1,64})(\/config)?)?$/.exec(path)
  if (!fields) return null
  const [, collection = '', id = '', config = ''] = fields
  const operation = operations[`${method} ${collection}${id === '' ? '' : '/ID'}${config}`]
  return operation ? { operation, id } : null
}
