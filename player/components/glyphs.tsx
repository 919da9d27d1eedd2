/** The large play sign over a still picture. */
export function PlayGlyph() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <path d="M7 4.6v14.8a.6.6 0 0 0 .9.5l12-7.4a.6.6 0 0 0 0-1L7.9 4.1a.6.6 0 0 0-.9.5Z" />
    </svg>
  )
}

/** To the next part; mirrored, to the one before. */
export function StepGlyph() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <path d="M5 5.3v13.4a.6.6 0 0 0 .94.5l9.56-6.7a.6.6 0 0 0 0-1L5.94 4.8A.6.6 0 0 0 5 5.3Z" />
      <rect x="17" y="4.8" width="2.4" height="14.4" rx="0.7" />
    </svg>
  )
}
