import { isObject, type Json, type JsonObject } from './json.ts'
import { preferredIn, textsIn } from './localized.ts'

/**
 * LinkedIn's documented “Add to Profile” address, which opens the certificate's form filled in.
 * https://addtoprofile.linkedin.com: name, organization (by name or number), issue and expiry, id and address.
 */
export const certificateAddress = (values: JsonObject): string => {
  const address = new URL('https://www.linkedin.com/profile/add')
  const { company } = values
  const organization =
    typeof company === 'string' ? /^urn:li:organization:(\d+)$/.exec(company)?.[1] : undefined
  const given: [string, string | undefined][] = [
    ['startTask', 'CERTIFICATION_NAME'],
    ['name', mainText(values['name'])],
    organization === undefined
      ? ['organizationName', mainText(values['authority'])]
      : ['organizationId', organization],
    ['issueYear', datePart(values['startMonthYear'], 'year')],
    ['issueMonth', datePart(values['startMonthYear'], 'month')],
    ['expirationYear', datePart(values['endMonthYear'], 'year')],
    ['expirationMonth', datePart(values['endMonthYear'], 'month')],
    ['certUrl', typeof values['url'] === 'string' ? values['url'] : undefined],
    ['certId', mainText(values['licenseNumber'])],
  ]
  for (const [name, value] of given) if (value !== undefined) address.searchParams.set(name, value)
  return address.href
}

/** The form takes one language: the main one. */
const mainText = (value: Json | undefined): string | undefined => {
  const texts = textsIn(value)
  const main = preferredIn(value)
  return (main === null ? undefined : texts[main]) ?? Object.values(texts)[0]
}

const datePart = (value: Json | undefined, part: 'year' | 'month'): string | undefined =>
  isObject(value) && typeof value[part] === 'number' ? String(value[part]) : undefined
