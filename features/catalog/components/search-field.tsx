'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { longestSearch } from '#features/catalog/search-text.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { Spinner } from '#ui/spinner.tsx'

/** How long the hand must rest before the results follow. */
const restMilliseconds = 140

export type SearchFieldProps = {
  /** What is searched for now. */
  text: string
  words: { label: string; placeholder: string }
}

/**
 * The search field. Results follow the typing by way of the address, so that every search can be linked; without
 * scripts it is a form that Enter sends.
 */
export function SearchField({ text, words }: SearchFieldProps) {
  const router = useRouter()
  const [isSearching, startSearch] = useTransition()
  const field = useRef<HTMLInputElement>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)

  const show = (value: string) => {
    clearTimeout(rest.current)
    const address = value.trim() === '' ? '/search' : `/search?q=${encodeURIComponent(value.toWellFormed())}`
    startSearch(() => router.replace(address, { scroll: false }))
  }
  // A search that was linked, or that a person or a genre below the field began.
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = text
  }, [text])
  useEffect(() => () => clearTimeout(rest.current), [])

  return (
    <form
      role="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault()
        show(field.current?.value ?? '')
      }}
      className="relative max-w-3xl"
    >
      <label htmlFor="search-field" className="sr-only">
        {words.label}
      </label>
      <SearchIcon className="pointer-events-none absolute top-1/2 start-4 size-6 -translate-y-1/2 text-muted" />
      <input
        ref={field}
        id="search-field"
        name="q"
        type="search"
        defaultValue={text}
        maxLength={longestSearch}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={words.placeholder}
        aria-controls="search-results"
        onChange={(event) => {
          const { value } = event.target
          clearTimeout(rest.current)
          rest.current = setTimeout(() => show(value), restMilliseconds)
        }}
        className="min-h-14 w-full rounded-control border border-line-strong bg-surface ps-13 pe-12 text-lg text-fg placeholder:text-muted [&::-webkit-search-cancel-button]:appearance-none"
      />
      {isSearching && (
        <span className="absolute top-1/2 end-4 -translate-y-1/2">
          <Spinner className="size-5 text-muted" />
        </span>
      )}
    </form>
  )
}
