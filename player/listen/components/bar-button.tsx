import { BarGlyph, type BarSign } from './bar-glyphs.tsx'

export type BarButtonProps = {
  sign: BarSign
  label: string
  onPress: () => void
  isPressed?: boolean
  isExpanded?: boolean
  isDisabled?: boolean
  size?: 'usual' | 'main' | 'small'
  className?: string
  /** A letter on the sign: 1 where one track is repeated. */
  mark?: string | undefined
}

const sizes = { usual: 'size-10', main: 'size-11 bg-fg text-canvas hover:bg-accent-fg', small: 'size-9' }

/** A round button with a sign; its name is said and shown on hovering. */
export function BarButton(props: BarButtonProps) {
  const { sign, label, onPress, isPressed, isExpanded, isDisabled, size = 'usual', className = '', mark } = props
  const look =
    size === 'main' ? '' : isPressed ? 'text-accent-fg hover:bg-raised' : 'text-muted hover:bg-raised hover:text-fg'
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onClick={onPress}
      className={`relative grid shrink-0 cursor-pointer place-items-center rounded-full transition-colors disabled:cursor-default disabled:opacity-40 ${sizes[size]} ${look} ${className}`}
    >
      <BarGlyph sign={sign} />
      {mark && <span className="absolute end-1 bottom-0.5 text-[0.65rem] leading-none font-bold">{mark}</span>}
      {isPressed && <span className="absolute bottom-0.5 size-1 rounded-full bg-accent-fg" />}
    </button>
  )
}
