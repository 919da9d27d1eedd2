import { z } from 'zod'

// Policy variables (`${aws:username}`) are not evaluated here, so a document that holds one is refused, never misread.
const plainText = z
  .string()
  .min(1)
  .refine((text) => !text.includes('${'), 'policy variables are not supported')
const oneOrMore = z.union([plainText, z.array(plainText).min(1)])
const scalar = z.union([plainText, z.number()])

const principalSchema = z.union([z.strictObject({ Service: oneOrMore }), z.strictObject({ AWS: oneOrMore })])

const conditionBlock = z.record(z.string(), z.union([scalar, z.array(scalar).min(1)]))

/** The condition operators that `evaluate.ts` understands. A document with any other one does not parse. */
const conditionSchema = z.strictObject({
  StringEquals: conditionBlock.optional(),
  StringLike: conditionBlock.optional(),
  NumericLessThanEquals: conditionBlock.optional(),
})

/**
 * One statement of a policy in AWS's JSON form. Strict: an element this bucket does not evaluate (`NotAction`,
 * `NotPrincipal`, …) is a parse error, because ignoring it would widen the policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export const policyStatementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principalSchema.optional(),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: conditionSchema.optional(),
})

export type PolicyStatement = z.infer<typeof policyStatementSchema>

/** A whole policy document, as put on a bucket or an identity. */
export type PolicyDocument = { Version: '2012-10-17'; Statement: PolicyStatement[] }
