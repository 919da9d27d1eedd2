import { classList } from '#ui/class-list.ts'

export type BackdropProps = {
  url: string | null
  /** Softened into colour alone, where the same picture stands sharp beside it. */
  isBlurred?: boolean
}

/** A picture that fades into the page, behind what stands in front of it. Decoration: nothing is said by it alone. */
export function Backdrop({ url, isBlurred = false }: BackdropProps) {
  return (
    <div aria-hidden="true" className="absolute inset-0 -z-10 overflow-hidden">
      {url && (
        <img
          src={url}
          alt=""
          fetchPriority="high"
          className={
            isBlurred
              ? 'size-full scale-125 object-cover opacity-40 blur-3xl'
              : 'h-[62vw] w-full object-cover sm:h-full sm:object-[50%_30%]'
          }
        />
      )}
      <div
        className={classList(
          'absolute inset-0 bg-linear-to-t from-canvas via-canvas/45 to-transparent',
          !isBlurred && 'max-sm:h-[62vw]',
        )}
      />
      <div className="absolute inset-0 hidden bg-linear-to-r from-canvas/80 via-canvas/35 to-transparent sm:block" />
    </div>
  )
}
