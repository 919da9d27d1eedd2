import type { ReactNode } from 'react'

type IconProps = { className?: string }

/** `isMirrored`: it points along the line of writing, and so the other way where that runs from right to left. */
type DrawnProps = IconProps & { isMirrored?: boolean; children: ReactNode }

function Icon({ className = 'size-[1.15em]', isMirrored = false, children }: DrawnProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${isMirrored ? 'rtl:-scale-x-100' : ''} ${className}`}
    >
      {children}
    </svg>
  )
}

/** Icons are drawn for this project, 24 units square, in the colour of the text around them, and silent. */
export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="5" y="11" width="14" height="9.5" rx="2" />
      <path d="M8 11V7.5a4 4 0 0 1 8 0V11" />
    </Icon>
  )
}

export function PlayIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 4.6v14.8a.6.6 0 0 0 .9.5l12-7.4a.6.6 0 0 0 0-1L7.9 4.1a.6.6 0 0 0-.9.5Z" fill="currentColor" />
    </Icon>
  )
}

export function PauseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8.5 5v14M15.5 5v14" strokeWidth="3.2" />
    </Icon>
  )
}

export function TrailerIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M10 9.2v5.6l4.8-2.8Z" fill="currentColor" />
    </Icon>
  )
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="M15.6 15.6 20.5 20.5" />
    </Icon>
  )
}

export function BackIcon(props: IconProps) {
  return (
    <Icon {...props} isMirrored>
      <path d="M15 5l-7 7 7 7" />
    </Icon>
  )
}

export function ForwardIcon(props: IconProps) {
  return (
    <Icon {...props} isMirrored>
      <path d="M9 5l7 7-7 7" />
    </Icon>
  )
}

export function CloseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  )
}

export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3.5l9.2 16.5H2.8L12 3.5Z" />
      <path d="M12 10v4.5M12 17.3v.01" />
    </Icon>
  )
}

export function InfoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.01" />
    </Icon>
  )
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="9" />
      <path d="M8 12.3l2.8 2.8L16 9.5" />
    </Icon>
  )
}

export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14" />
    </Icon>
  )
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  )
}

export function TickIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 12.6l4.6 4.6L19.2 7.4" />
    </Icon>
  )
}

export function ThumbUpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7.2 10.6 11 3.5c1.7 0 2.8 1.4 2.5 3l-.6 3.3h5.2a2 2 0 0 1 2 2.4l-1.3 6.2a2.4 2.4 0 0 1-2.3 1.9H7.2Z" />
      <path d="M7.2 10.6H3.8v9.7h3.4" />
    </Icon>
  )
}

export function ThumbDownIcon({ className = 'size-[1.15em]' }: IconProps) {
  return <ThumbUpIcon className={`${className} rotate-180`} />
}

export function EyeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="2.8" />
    </Icon>
  )
}
