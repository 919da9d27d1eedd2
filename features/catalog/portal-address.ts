import 'server-only'
import { getSettings } from '#platform/env.ts'

/** Where the portal stands for the outside: addresses in metadata are given from here. */
export function portalAddress(path = '/'): URL {
  return new URL(path, getSettings('app').APP_ORIGIN)
}
