import { element } from '#core/xml-text.ts'
import { planBody } from '#local/bucket/body/body-plan.ts'
import { receiveText } from '#local/bucket/body/receive-body.ts'
import { refuse } from '#local/bucket/s3-error.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { childrenOf, parseXml, textOf } from '#local/bucket/xml-request.ts'
import { answerXml, type Operation } from './call.ts'

const mostKeys = 1000
const mostBodyBytes = 8 * 1024 * 1024

/** DeleteObjects: each key is judged on its own. Errors: those of the body, `MalformedXML`, `InvalidRequest`. */
export const deleteObjects: Operation = async (call) => {
  const plan = planBody(call.headers, call.signer.payload)
  if (!plan.ok) return plan
  if (plan.value.contentMd5 === null && plan.value.promised === null) {
    return refuse('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*')
  }
  const body = await receiveText(call.body(), plan.value, mostBodyBytes)
  if (!body.ok) return body
  const document = parseXml(body.value, 'Delete')
  if (!document.ok) return document

  const keys = childrenOf(document.value, 'Object').map((object) => textOf(object, 'Key'))
  if (keys.length === 0 || keys.length > mostKeys || keys.includes(null)) return refuse('MalformedXML')
  const isQuiet = textOf(document.value, 'Quiet') === 'true'
  const results: string[] = []
  for (const key of keys) {
    if (key === null) continue
    if (!call.may('s3:DeleteObject', key)) {
      const fields = [element('Key', key), element('Code', 'AccessDenied'), element('Message', 'Access Denied')]
      results.push(`<Error>${fields.join('')}</Error>`)
      continue
    }
    await call.storage.objects.remove(key)
    if (!isQuiet) results.push(`<Deleted>${element('Key', key)}</Deleted>`)
  }
  return answerXml(rootElement('DeleteResult', results.join('')))
}
