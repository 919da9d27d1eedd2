import { useId, type InputHTMLAttributes, type ReactNode } from 'react'

export type CheckFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type' | 'children'> & {
  /** What ticking it says, in the words of whoever ticks. */
  children: ReactNode
}

/** A box to tick, with its sentence; the whole sentence can be pressed. */
export function CheckField({ children, ...input }: CheckFieldProps) {
  const id = useId()
  return (
    <div className="flex gap-3">
      <input {...input} id={id} type="checkbox" className="mt-1 size-5 shrink-0 accent-accent" />
      <label htmlFor={id} className="cursor-pointer">
        {children}
      </label>
    </div>
  )
}
