import { openEmbeddedPostgres } from '#scripts/postgres/embedded.ts'

// A portal in miniature, to be killed: opens the database of argument 1 on the port of argument 2 and says its process.
const [home = '', port = ''] = process.argv.slice(2)
const passwords = { admin: 'a', migrate: 'b', app: 'c' }
const { pid } = await openEmbeddedPostgres({ home, port: Number(port), passwords, logPath: `${home}/postgres.log` })
process.stdout.write(`${pid}\n`)
setInterval(() => undefined, 60_000)
