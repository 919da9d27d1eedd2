import { edgeRows } from './edge/edge-rows.ts'
import type { Figures } from './figures.ts'
import { browserRows } from './pages/browser-rows.ts'
import { pageRows } from './pages/page-rows.ts'
import type { BenchPortal } from './playback/bench-portal.ts'
import { playbackRows } from './playback/playback-rows.ts'
import { statementRow } from './playback/statement-row.ts'
import { signingRows } from './signing/signing-rows.ts'

export type RowContext = {
  /** For files of the run; gone after it. */
  folder: string
  rounds: number
  /** Length of one measurement under load. */
  seconds: number
  /** The run's one portal, started when first asked for. */
  openPortal(): Promise<BenchPortal>
}

/** What can be asked for by name. `run` measures, and throws where it cannot. */
export type Row = { name: string; run(context: RowContext): Promise<Figures[]> }

export const benchRows: readonly Row[] = [
  ...playbackRows,
  statementRow,
  ...signingRows,
  ...edgeRows,
  ...pageRows,
  ...browserRows,
]
