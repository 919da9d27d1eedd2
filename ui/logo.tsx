/**
 * Usher's mark: an admission ticket whose left notch is the usher's torch, the beam falling across it.
 * Decorative; the word stands beside it.
 */
export function LogoMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        fill="var(--accent)"
        d="M6 5h20a3 3 0 0 1 3 3v4.5a3.5 3.5 0 0 0 0 7V24a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-4.5a3.5 3.5 0 0 0 0-7V8a3 3 0 0 1 3-3Z"
      />
      <path fill="var(--on-accent)" d="M9 16 22.5 9.3a1 1 0 0 1 1.45.9v11.6a1 1 0 0 1-1.45.9Z" />
    </svg>
  )
}

/** The mark and the portal's name. */
export function Logo({ name = 'Usher' }: { name?: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-xl font-bold tracking-[-0.03em]">
      <LogoMark />
      {name}
    </span>
  )
}
