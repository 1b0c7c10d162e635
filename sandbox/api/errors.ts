import type { Answer } from '../net/message.ts'
import { answerJson } from '../net/message.ts'

/** An API refusal: linkedin/shared/api-guide/concepts/error-handling. */
export function answerError(
  status: number,
  message: string,
  serviceErrorCode = 0,
  more: Record<string, string> = {},
): Answer {
  return answerJson(
    status,
    { message, serviceErrorCode, ...more, status },
    { 'x-restli-error-response': 'true', 'x-linkedin-error-response': 'true' },
  )
}

/** 403, code 100, with LinkedIn's opening words. */
export function answerForbidden(what: string): Answer {
  return answerError(403, `Not enough permissions to access: ${what}`, 100)
}
