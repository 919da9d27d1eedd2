import { runPortal } from './portal/run.ts'

await runPortal('dev')
