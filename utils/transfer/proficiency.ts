/** How well a language is spoken, in the API's words, from what tools and people write; undefined where unclear. */
export const readProficiency = (written: string): string | undefined => {
  const plain = written
    .toLowerCase()
    .replaceAll(/proficiency|speaker/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  return levels.get(plain)
}

const levels = new Map(
  Object.entries({
    ELEMENTARY: ['elementary', 'beginner', 'basic', 'a1', 'a2'],
    LIMITED_WORKING: ['limited working', 'intermediate', 'conversational', 'b1'],
    PROFESSIONAL_WORKING: ['professional working', 'upper intermediate', 'b2'],
    FULL_PROFESSIONAL: ['full professional', 'advanced', 'expert', 'fluent', 'c1', 'c2'],
    NATIVE_OR_BILINGUAL: ['native or bilingual', 'native', 'bilingual', 'mother tongue'],
  }).flatMap(([level, names]) => names.map((name) => [name, level] as const)),
)

/** What JSON Resume's `fluency` says for each level; read back to the same by `readProficiency`. */
export const fluencyOf: Readonly<Record<string, string>> = {
  ELEMENTARY: 'Elementary',
  LIMITED_WORKING: 'Limited Working',
  PROFESSIONAL_WORKING: 'Professional Working',
  FULL_PROFESSIONAL: 'Full Professional',
  NATIVE_OR_BILINGUAL: 'Native or Bilingual',
}
