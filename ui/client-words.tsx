import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { WordArea } from '#messages/translator.ts'

export type ClientWordsProps = {
  /** Areas or parts of them (`accounts.signIn`) that client components below read. */
  areas?: readonly WordArea[]
  children: ReactNode
}

/** Sends client components below the words they need, and no others; those of `ui/` are always among them. */
export async function ClientWords({ areas = [], children }: ClientWordsProps) {
  const all = await getMessages()
  return <NextIntlClientProvider messages={pickAreas(all, ['ui', ...areas])}>{children}</NextIntlClientProvider>
}

type Tree = { [key: string]: string | Tree }

function pickAreas(all: Tree, areas: readonly string[]): Tree {
  const picked: Tree = {}
  for (const area of areas) {
    const path = area.split('.')
    const last = path.pop()!
    let from = all
    let to = picked
    for (const key of path) {
      from = from[key] as Tree
      to = (to[key] ??= {}) as Tree
    }
    to[last] = from[last]!
  }
  return picked
}
