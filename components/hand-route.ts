/** `by-hand/de`: the checklist beside a page of LinkedIn's in that language; null: another route. */
export const handLanguage = (route: string): string | null => {
  const [name, language] = route.split('/')
  return name === 'by-hand' && language !== undefined && language !== '' ? language : null
}
