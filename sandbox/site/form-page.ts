import type { Json, JsonObject } from '../json.ts'
import { isObject, showJson } from '../json.ts'
import { localeKey } from '../rules/locales.ts'
import type { Member } from '../world.ts'
import { slugOf } from '../world.ts'
import type { FormField, FormTarget } from './forms.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'

/** One form over the profile, in one of the profile's languages. */
export function drawForm(member: Member, { form, entry }: FormTarget, locale: string, action: string): Html {
  const value = entry === null ? baseOf(member, form.section) : findEntry(member, form.section ?? '', entry)
  const locales = member.profile['supportedLocales']
  const keys = Array.isArray(locales) ? locales.map((one) => localeKey(one) ?? '') : []
  return html`<div role="dialog" aria-label="${form.title}" class="sandbox-form artdeco-card" data-test-modal>
    <h2>${form.title}</h2>
    <nav aria-label="Language">
      ${keys.map((key) =>
        key === locale ? html`<strong>${key}</strong> ` : html`<a href="?locale=${key}">${key}</a> `,
      )}
    </nav>
    <form data-sandbox-form data-testid="sandbox-form" action="${action}" method="post">
      <input type="hidden" name="locale" value="${locale}" />
      ${form.fields.map((field) => drawField(field, value, locale))}
      <p role="alert" data-testid="sandbox-form-error"></p>
      <button class="primary" data-testid="sandbox-save">Save</button>
    </form>
    <p><a href="/in/${slugOf(member)}/">Dismiss</a></p>
  </div>`
}

/** The entries of a section, each with a link to its form. */
export function drawDetails(
  member: Member,
  section: string,
  details: string,
  titleOf: (id: string) => string,
): Html {
  const entries = member.profile[section]
  const base = `/in/${slugOf(member)}/details/${details}/edit/forms`
  const rows = (isObject(entries) ? Object.keys(entries) : []).map(
    (id) => html`<li class="artdeco-list__item"><a href="${base}/${id}/">${titleOf(id)}</a></li>`,
  )
  return html`<main class="_one">
    <section class="artdeco-card">
      <ul>
        ${rows}
      </ul>
      <p><a href="${base}/new/">Add</a></p>
    </section>
  </main>`
}

function baseOf(member: Member, section: string | null): JsonObject {
  return section === null ? member.profile : {}
}

function findEntry(member: Member, section: string, id: string): JsonObject {
  const entries = member.profile[section]
  const entry = isObject(entries) && Object.hasOwn(entries, id) ? entries[id] : undefined
  return isObject(entry) ? entry : {}
}

function drawField(field: FormField, value: JsonObject, locale: string): Html {
  const { name, label, input, parts = [] } = field
  const current = value[name]
  if (input === 'date') {
    return html`<fieldset>
      <legend>${label}</legend>
      ${parts.map((part) => {
        const text = isObject(current) && current[part] !== undefined ? showJson(current[part]) : ''
        return html`<label
          >${part}<input
            name="${name}.${part}"
            value="${text}"
            inputmode="numeric"
            data-testid="sandbox-input-${name}-${part}"
        /></label>`
      })}
    </fieldset>`
  }
  const text = input === 'text' ? showText(current) : textIn(current, locale)
  // A line break right after the tag is swallowed by the parser, so one is put there for it to swallow.
  const control =
    input === 'localized-rich-text'
      ? html`<textarea name="${name}" rows="6" data-testid="sandbox-input-${name}">${`\n${text}`}</textarea>`
      : html`<input name="${name}" value="${text}" data-testid="sandbox-input-${name}" />`
  return html`<label>${label}${control}</label>`
}

function showText(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function textIn(value: Json | undefined, locale: string): string {
  const text = isObject(value) && isObject(value['localized']) ? value['localized'][locale] : undefined
  return showText(isObject(text) ? text['rawText'] : text)
}
