import { createHash, randomBytes } from 'node:crypto'
import { recordAudit } from '#platform/audit.ts'
import { openDatabase } from '#platform/database.ts'
import { joinPortal } from './portal/join.ts'
import { reportAndExit } from './portal/portal-error.ts'

const validMilliseconds = 30 * 60_000

/**
 * `npm run owner -- EMAIL`: makes this account an owner's (and makes it where there is none), and prints a link that
 * sets its password, once, within half an hour. Only the token's SHA-256 is kept.
 */
const email = process.argv[2]?.trim().toLowerCase() ?? ''
if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) reportAndExit('usage: npm run owner -- EMAIL')
const environment = await joinPortal(process.env).catch(reportAndExit)
const database = openDatabase(environment['DATABASE_URL'] ?? '', 1)
const token = randomBytes(32).toString('base64url')
const now = new Date()
try {
  const account = await database.account.upsert({
    where: { email },
    create: { email, name: email.slice(0, 100), role: 'OWNER' },
    update: { role: 'OWNER' },
    select: { id: true },
  })
  await database.$transaction(async (tx) => {
    await tx.setupToken.create({
      data: {
        accountId: account.id,
        tokenHash: createHash('sha256').update(token).digest('hex'),
        expiresAt: new Date(now.getTime() + validMilliseconds),
      },
    })
    await recordAudit(tx, { at: now, action: 'account.owner-link-made', subjectId: account.id })
  })
} catch (cause) {
  reportAndExit(cause)
} finally {
  await database.$disconnect()
}
process.stdout.write(
  `Open this within 30 minutes to set the password of ${email}; it works once:\n  ${environment['APP_ORIGIN'] ?? ''}/setup/${token}\n`,
)
