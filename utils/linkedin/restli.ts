/**
 * Rest.li 2.0 in URLs: keys, compound keys and parameters.
 * https://linkedin.github.io/rest.li/spec/protocol (linkedin-api.md 1.2)
 */
export type RestliValue = null | boolean | number | string | readonly RestliValue[] | RestliRecord
export interface RestliRecord {
  readonly [key: string]: RestliValue | undefined
}

/** What a character below 128 becomes inside a key or value: itself, or its percent code. */
const codes: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[\w.!~*-]/.test(character) ? character : `%${code.toString(16).toUpperCase().padStart(2, '0')}`
})

/** One key or text value. Throws URIError on half a surrogate pair, which UTF-8 can't carry. */
export const encodeText = (text: string): string => {
  if (text === '') return "''"
  let encoded = ''
  let kept = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const code = codes[unit]
    if (code === undefined) {
      const from = at
      while (at + 1 < text.length && text.charCodeAt(at + 1) > 127) at += 1
      encoded += text.slice(kept, from) + encodeURIComponent(text.slice(from, at + 1))
      kept = at + 1
    } else if (code.length > 1) {
      encoded += text.slice(kept, at) + code
      kept = at + 1
    }
  }
  return kept === 0 ? text : encoded + text.slice(kept)
}

/** Any value: `(k:v,k2:List(1,2))`. A key whose value is undefined is left out. */
export const encodeValue = (value: RestliValue): string => {
  if (typeof value === 'string') return encodeText(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `${value}` : encodeText(`${value}`)
  if (typeof value !== 'object' || value === null) return `${value}`
  return isList(value) ? encodeList(value) : encodeRecord(value)
}

const isList = (value: object): value is readonly RestliValue[] => Array.isArray(value)

const encodeList = (items: readonly RestliValue[]): string => {
  let encoded = ''
  for (const item of items) encoded += encoded === '' ? encodeValue(item) : `,${encodeValue(item)}`
  return `List(${encoded})`
}

const encodeRecord = (record: RestliRecord): string => {
  let encoded = ''
  for (const key of Object.keys(record)) {
    const value = record[key]
    if (value !== undefined) encoded += `${encoded === '' ? '' : ','}${encodeText(key)}:${encodeValue(value)}`
  }
  return `(${encoded})`
}

/** Query parameters: `k1=v1&k2=List(1,2)`. */
export const encodeParams = (params: RestliRecord): string => {
  let encoded = ''
  for (const key of Object.keys(params)) {
    const value = params[key]
    if (value !== undefined) encoded += `${encoded === '' ? '' : '&'}${encodeText(key)}=${encodeValue(value)}`
  }
  return encoded
}

/** `/v2/people/(id:X)`, the path of a member. */
export const personPath = (person: string): string => `/v2/people/(id:${encodeText(person)})`

/** `/v2/people/(id:X)/positions`, where an entry is created. */
export const sectionPath = (person: string, section: string): string =>
  `${personPath(person)}/${encodeText(section)}`

/** `/v2/people/(id:X)/positions/123`, one entry. */
export const entryPath = (person: string, section: string, entry: string): string =>
  `${sectionPath(person, section)}/${encodeText(entry)}`
