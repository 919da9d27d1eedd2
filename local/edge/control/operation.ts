import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { refuse, writeDocument, type Refusal } from './control-error.ts'
import type { ControlState } from './control-state.ts'

/** What a call says beyond its operation. */
export type Call = {
  /** The id in the path; empty for operations on a collection. */
  id: string
  parameters: readonly (readonly [name: string, value: string])[]
  ifMatch: string | null
  body: string
}

/** `body` is a whole document, or null for none. */
export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: string | null }

/** What an operation may take from outside of its call. */
export type Surroundings = {
  now: Date
  makeId(initial: 'K' | 'E'): string
  makeGroupId(): string
  /** Ids of the key groups that a behaviour of the distribution trusts. */
  groupsInUse: ReadonlySet<string>
}

/** One operation of the API: the next state (the same one where nothing changes) and the answer, or a refusal. */
export type Operation = (
  state: ControlState,
  call: Call,
  surroundings: Surroundings,
) => Result<{ state: ControlState; answer: Answer }, Refusal>

/** An operation that went well. */
export function answered(state: ControlState, answer: Answer): ReturnType<Operation> {
  return ok({ state, answer })
}

/** Holds `If-Match` against the version there is. Errors: `InvalidIfMatchVersion`, `PreconditionFailed`. */
export function checkVersion({ ifMatch }: Call, etag: string): Result<null, Refusal> {
  if (ifMatch === null || ifMatch === '') return refuse('InvalidIfMatchVersion')
  return ifMatch === etag ? ok(null) : refuse('PreconditionFailed')
}

const mostItems = 100

/**
 * Answers with one page of a list, in the order of ids, so that a marker whose record has gone still has its place.
 * Errors: `InvalidArgument` for a `MaxItems` that is not 1 to 100.
 */
export function answerPage<Item extends { id: string }>(
  state: ControlState,
  { parameters }: Call,
  { rootName, items, writeItem }: { rootName: string; items: readonly Item[]; writeItem: (item: Item) => string },
): ReturnType<Operation> {
  const read = (name: string) => parameters.find(([sent]) => sent === name)?.[1]
  const maxItems = read('MaxItems') ?? String(mostItems)
  if (!/^\d{1,3}$/.test(maxItems) || Number(maxItems) < 1 || Number(maxItems) > mostItems) {
    return refuse('InvalidArgument', `MaxItems is a number from 1 to ${mostItems}.`)
  }
  const marker = read('Marker') ?? ''
  const following = items.filter(({ id }) => id > marker).sort((one, other) => (one.id < other.id ? -1 : 1))
  const page = following.slice(0, Number(maxItems))
  const hasMore = following.length > page.length
  const fields = [
    element('NextMarker', hasMore ? (page.at(-1)?.id ?? null) : null),
    element('MaxItems', maxItems),
    element('Quantity', page.length),
    page.length > 0 ? `<Items>${page.map(writeItem).join('')}</Items>` : '',
  ]
  return answered(state, { status: 200, headers: {}, body: writeDocument(rootName, fields.join('')) })
}
