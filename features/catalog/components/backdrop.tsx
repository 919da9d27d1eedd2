/** A still that fades into the page, behind what stands in front of it. Decoration: nothing is said by it alone. */
export function Backdrop({ url }: { url: string | null }) {
  if (!url) return null
  return (
    <div aria-hidden="true" className="absolute inset-0 -z-10 overflow-hidden">
      <img src={url} alt="" fetchPriority="high" className="size-full scale-105 object-cover opacity-45 blur-[2px]" />
      <div className="absolute inset-0 bg-linear-to-t from-canvas via-canvas/75 to-canvas/40" />
      <div className="absolute inset-0 bg-linear-to-r from-canvas/80 to-transparent" />
    </div>
  )
}
