import { edgeRows } from './edge/edge-rows.ts'
import type { Figures } from './figures.ts'
import { signingRows } from './signing/signing-rows.ts'

export type RowContext = {
  /** For files of the run; gone after it. */
  folder: string
  rounds: number
  /** Length of one measurement under load. */
  seconds: number
}

/** What can be asked for by name. `run` measures, and throws where it cannot. */
export type Row = { name: string; run(context: RowContext): Promise<Figures[]> }

export const benchRows: readonly Row[] = [...signingRows, ...edgeRows]
