/** The usher's torch: a soft cone of light behind empty states and heroes. Decoration only. */
export function Beam() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 opacity-[0.16]"
      style={{
        background: 'conic-gradient(from 158deg at 50% -20%, transparent 0deg, var(--accent) 22deg, transparent 44deg)',
      }}
    />
  )
}
