import type { KeyEvent } from '#features/signing-keys/queries.ts'
import { describeEvent, groupWords, writeInstant } from './key-words.ts'

/** The audit trail about keys, newest first. */
export function KeyEvents({ events }: { events: readonly KeyEvent[] }) {
  if (events.length === 0) return <p className="text-muted">Nothing has happened to a key yet.</p>
  return (
    <div
      className="overflow-x-auto rounded-panel border border-line bg-surface"
      tabIndex={0}
      role="region"
      aria-label="Audit trail"
    >
      <table className="w-full min-w-160 text-start text-sm">
        <thead className="text-muted">
          <tr>
            {['When', 'What', 'Group', 'Key', 'By'].map((name) => (
              <th key={name} scope="col" className="px-4 py-3 font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, at, action, keyGroup, publicKeyId, actorName }) => (
            <tr key={id} className="border-t border-line">
              <td className="px-4 py-2.5 whitespace-nowrap">
                <time dateTime={at.toISOString()}>{writeInstant(at)}</time>
              </td>
              <td className="px-4 py-2.5 font-medium">{describeEvent(action)}</td>
              <td className="px-4 py-2.5">{keyGroup ? groupWords[keyGroup].name : ''}</td>
              <td className="px-4 py-2.5 font-mono">{publicKeyId ?? ''}</td>
              <td className="px-4 py-2.5">{actorName ?? 'The portal'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
