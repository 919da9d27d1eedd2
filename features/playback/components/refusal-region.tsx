import { useTranslations } from 'next-intl'
import type { Access } from '#core/media-access/entitlement.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { AlertIcon, LockIcon } from '#ui/icons.tsx'
import { writeRefusal, type RefusalFacts } from './refusal-words.ts'

export type RefusalRegionProps = RefusalFacts & { access: Extract<Access, { allowed: false }> }

/** Why this person cannot watch, and the one thing to do about it. Its accessible name is its heading. */
export function RefusalRegion({ access, ...facts }: RefusalRegionProps) {
  const t = useTranslations('playback.refusal')
  const words = writeRefusal(t, access, facts)
  if (!words) return null
  const isLock = access.reason === 'NOT_IN_PLAN' || access.reason === 'UNAUTHENTICATED'
  return (
    <section
      role="region"
      aria-label={words.heading}
      className="grid w-full max-w-xl gap-4 rounded-panel border border-line bg-surface p-5 text-fg shadow-lift sm:p-6"
    >
      <div className="flex gap-3.5">
        <span className="mt-0.5 text-accent-fg">
          {isLock ? <LockIcon className="size-6" /> : <AlertIcon className="size-6" />}
        </span>
        <div>
          <h2 className="text-heading">{words.heading}</h2>
          <p role="alert" className="mt-1 text-muted">
            {words.sentence}
          </p>
        </div>
      </div>
      {words.action && (
        <ButtonLink href={words.action.href} className="justify-self-start">
          {words.action.label}
        </ButtonLink>
      )}
    </section>
  )
}
