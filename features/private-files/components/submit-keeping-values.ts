import { startTransition, type SubmitEvent } from 'react'

/**
 * Hands a form to its action without React's emptying it afterwards: what was typed is still there beside the reason why
 * it was refused. Without a script the form's own `action` does the work.
 */
export function submitKeepingValues(submit: (form: FormData) => void) {
  return (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => submit(form))
  }
}
