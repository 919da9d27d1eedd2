import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { PlanOffer } from '#features/catalog/plans.ts'
import { Badge } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { CheckIcon } from '#ui/icons.tsx'

export type PlanCardsProps = {
  plans: PlanOffer[]
  /** The plan of the person who looks. */
  currentPlanName: string | null
}

/** The plans side by side, each with what it opens; `#slug` leads to one. */
export function PlanCards({ plans, currentPlanName }: PlanCardsProps) {
  const t = useTranslations('catalog.plans')
  if (plans.length === 0) return <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
  return (
    <ul className="grid gap-6 md:grid-cols-2 xl:grid-cols-3">
      {plans.map((plan) => (
        <li
          key={plan.slug}
          id={plan.slug}
          className="grid content-start gap-4 rounded-panel border border-line bg-surface p-6 target:border-accent target:shadow-lift"
        >
          <div className="flex items-center gap-3">
            <h2 className="text-title">{plan.name}</h2>
            {plan.name === currentPlanName && <Badge tone="accent">{t('yours')}</Badge>}
          </div>
          <p className="text-muted">{plan.description}</p>
          <ul className="grid gap-2">
            {plan.libraries.map(({ slug, name }) => (
              <PlanLine key={slug}>
                <Link className="text-link" href={`/browse/${slug}`}>
                  {name}
                </Link>
              </PlanLine>
            ))}
            <PlanLine>{t('screens', { count: plan.streamLimit })}</PlanLine>
          </ul>
        </li>
      ))}
    </ul>
  )
}

function PlanLine({ children }: { children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <CheckIcon className="size-5 shrink-0 text-success-fg" />
      <span>{children}</span>
    </li>
  )
}
