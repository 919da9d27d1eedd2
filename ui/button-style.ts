import { classList } from './class-list.ts'

/** `primary` once a view, `secondary` beside it, `quiet` inside lists and bars, `danger` for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonSize = 'small' | 'medium' | 'large'

export type ButtonLook = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Takes the whole width, as in forms and on narrow screens. */
  isWide?: boolean | undefined
  className?: string | undefined
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-fg hover:bg-raised',
  quiet: 'text-fg hover:bg-raised',
  danger: 'border border-danger-fg bg-danger-soft text-danger-fg hover:bg-danger-fg hover:text-canvas',
}

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-9 px-3 text-sm',
  medium: 'min-h-11 px-5 text-base',
  large: 'min-h-13 px-7 text-lg',
}

/** The classes that a button and a link that looks like one share. */
export function buttonStyle({ variant = 'primary', size = 'medium', isWide = false, className }: ButtonLook): string {
  return classList(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-control font-semibold no-underline',
    'transition-colors duration-150 select-none disabled:cursor-not-allowed disabled:opacity-55',
    variants[variant],
    sizes[size],
    isWide && 'w-full',
    className,
  )
}
