import { preferredText } from '../members/texts.ts'
import type { Json, JsonObject } from '../json.ts'
import { idText, isObject, showJson } from '../json.ts'
import { addressOf, findAsset } from '../media/streams.ts'
import type { Member, World } from '../world.ts'
import { slugOf } from '../world.ts'
import type { Card } from './cards.ts'
import { CARDS } from './cards.ts'
import type { Language } from './variants.ts'
import type { Word } from './words.ts'
import { HEADINGS, WORDS } from './words.ts'

export type EntryView = { id: string; title: string; subtitle: string; caption: string }
export type CardView = Card & { heading: string; text: string | null; entries: EntryView[] }

/** A profile as a page in one language shows it. */
export type ProfileView = {
  slug: string
  personId: string
  isOwn: boolean
  name: string
  headline: string
  location: string
  photo: string | null
  cover: string | null
  cards: CardView[]
  contents: string[]
  word: (name: Word) => string
}

/** What stands in an entry's first and second line. */
const LINES: Readonly<Record<string, readonly [string, string]>> = {
  positions: ['title', 'companyName'],
  educations: ['schoolName', 'degreeName'],
  certifications: ['name', 'authority'],
  projects: ['title', 'description'],
  volunteeringExperiences: ['role', 'companyName'],
  skills: ['name', ''],
  publications: ['name', 'publisher'],
  courses: ['name', 'number'],
  honors: ['title', 'issuer'],
  languages: ['name', 'proficiency'],
  testScores: ['name', 'score'],
  organizations: ['name', 'position'],
  patents: ['title', 'number'],
}

export function viewProfile(
  world: World,
  member: Member,
  language: Language,
  viewer: string | null,
): ProfileView {
  const { profile } = member
  const word = (name: Word): string => WORDS[name][language]
  const text = (value: Json | undefined): string => textIn(value, language, member.defaultLocale)
  const cards = CARDS.map((card) => viewCard(card, profile, language, text, word('present')))
  const contents = profile['memberRichContents']
  return {
    slug: slugOf(member),
    personId: member.id,
    isOwn: viewer === member.id,
    name: [text(profile['firstName']), text(profile['lastName'])]
      .join(language === 'ja_JP' ? ' ' : ' ')
      .trim(),
    headline: text(profile['headline']),
    location: text(profile['address']) || geoText(profile),
    photo: pictureAddress(world, profile['profilePicture']),
    cover: pictureAddress(world, profile['backgroundPicture']),
    cards: cards.filter((card) => card.text !== null || card.entries.length > 0),
    contents: Array.isArray(contents) ? contents.map(String) : [],
    word,
  }
}

function viewCard(
  card: Card,
  profile: JsonObject,
  language: Language,
  text: (value: Json | undefined) => string,
  present: string,
): CardView {
  const heading = HEADINGS[card.section]?.[language] ?? card.section
  const entries = profile[card.section]
  const lines = LINES[card.section]
  if (lines === undefined) return { ...card, heading, text: text(profile['summary']) || null, entries: [] }
  const order = profile[`${card.section}Order`]
  const ranks = new Map((Array.isArray(order) ? order : []).map((id, index) => [idText(id), index]))
  const sorted = (isObject(entries) ? Object.values(entries) : [])
    .filter((entry) => isObject(entry))
    .toSorted((a, b) => (ranks.get(idText(a['id'])) ?? 1e9) - (ranks.get(idText(b['id'])) ?? 1e9))
  return {
    ...card,
    heading,
    text: null,
    entries: sorted.map((entry) => ({
      id: idText(entry['id']) ?? '',
      title: text(entry[lines[0]]),
      subtitle: text(entry[lines[1]]),
      caption: periodText(entry, language, card.section === 'positions' ? present : ''),
    })),
  }
}

function textIn(value: Json | undefined, language: string, defaultLocale: string): string {
  if (typeof value === 'string') return value
  if (!isObject(value) || !isObject(value['localized'])) return ''
  const inLanguage = value['localized'][language]
  if (typeof inLanguage === 'string') return inLanguage
  if (isObject(inLanguage) && typeof inLanguage['rawText'] === 'string') return inLanguage['rawText']
  return preferredText(value, defaultLocale) ?? ''
}

function geoText(profile: JsonObject): string {
  const geo = profile['geoLocation']
  return isObject(geo) ? showJson(geo['geo']) : ''
}

function periodText(entry: JsonObject, language: Language, present: string): string {
  const start = dateText(entry['startMonthYear'] ?? entry['issueDate'] ?? entry['date'], language)
  const end = dateText(entry['endMonthYear'], language) || (start === '' ? '' : present)
  return [start, end].filter((part) => part !== '').join(' – ')
}

function dateText(value: Json | undefined, language: Language): string {
  if (!isObject(value) || typeof value['year'] !== 'number') return ''
  const { month, year } = value
  if (typeof month !== 'number') return String(year)
  const format = new Intl.DateTimeFormat(language.replace('_', '-'), {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(Date.UTC(year, month - 1))
}

function pictureAddress(world: World, picture: Json | undefined): string | null {
  const asset = isObject(picture) ? findAsset(world, picture['displayImage']) : undefined
  return asset === undefined || asset.image === null ? null : addressOf(world, asset)
}
