import { createEntry, updateEntry } from '../api/entries.ts'
import { updatePerson } from '../api/update.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import type { Answer } from '../net/message.ts'
import { readLocale } from '../rules/locales.ts'
import type { Member, World } from '../world.ts'
import type { FormField, FormTarget } from './forms.ts'

/**
 * Saves what a person typed. The site keeps the same rules as the API; other languages of a field stay, as
 * LinkedIn's forms edit one language at a time.
 */
export function saveForm(
  world: World,
  member: Member,
  { form, entry }: FormTarget,
  typed: JsonObject,
): Answer {
  const locale = typeof typed['locale'] === 'string' ? typed['locale'] : member.defaultLocale
  const before = findBefore(member, form.section, entry)
  const set: JsonObject = {}
  const remove: string[] = []
  for (const field of form.fields) {
    const value = readField(field, typed, before[field.name], locale)
    if (value !== null) set[field.name] = value
    else if (Object.hasOwn(before, field.name)) remove.push(field.name)
  }
  const patch = { patch: { $set: set, $delete: remove } }
  if (form.section === null) return updatePerson(world, member, patch)
  if (entry === null) return createEntry(world, member, form.section, set)
  return updateEntry(world, member, form.section, entry, patch)
}

function findBefore(member: Member, section: string | null, id: string | null): JsonObject {
  if (section === null) return member.profile
  const entries = member.profile[section]
  const entry = isObject(entries) && id !== null ? entries[id] : undefined
  return isObject(entry) ? entry : {}
}

function readField(
  field: FormField,
  typed: JsonObject,
  before: Json | undefined,
  locale: string,
): Json | null {
  const { name, input, parts = [] } = field
  const textOf = (key: string): string => (typeof typed[key] === 'string' ? typed[key] : '')
  if (input === 'date') {
    const filled = parts.filter((part) => textOf(`${name}.${part}`) !== '')
    return filled.length === 0
      ? null
      : Object.fromEntries(filled.map((part) => [part, Number(textOf(`${name}.${part}`))]))
  }
  const text = textOf(name)
  if (input === 'text') return text === '' ? null : text
  const localized: JsonObject =
    isObject(before) && isObject(before['localized']) ? { ...before['localized'] } : {}
  if (text === '') delete localized[locale]
  else localized[locale] = input === 'localized-rich-text' ? { rawText: text } : text
  if (Object.keys(localized).length === 0) return null
  const preferred = isObject(before) ? before['preferredLocale'] : undefined
  return { localized, preferredLocale: preferred ?? readLocale(locale) }
}
