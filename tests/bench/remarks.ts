/**
 * Why a figure is not at its aim, by the id of the figure; the longest id that a figure's begins with counts. A sentence
 * is shown only while its figure misses, and goes when its cause is mended.
 */
const remarks: Readonly<Record<string, string>> = {
  'popup-':
    'An empty page is painted as soon as it is parsed. The popup’s one script is at hand some milliseconds later, as any script would be, however short (Chromium keeps it compiled); storage then takes three to five for its one answer; making, laying out and painting the first field take the rest. Everything else waits until that is on the screen.',
  'editor-paint':
    'Five files are fetched, and the navigation, the form and what is pending are made, laid out and painted at once; the empty page is one file and two elements. Compiling takes next to nothing, and storage is asked while the files are on their way.',
  'editor-paint-list-2000':
    'To what any screen of the editor takes, the eleven entries in sight add some three hundred elements to make, lay out and paint, and the first fifty entries to read; of the others only the ids are read before that.',
  'scale-':
    'The parts that difference and plan read grow with the entries and no faster (tests/utils/profile/work.test.ts counts them); what is over is memory that is further away.',
  'send-50':
    'Bare requests alone take the time stated below. Between an answer and the next request stands one reading and one write of storage, which is what makes a death of the worker harmless; on top come the profile read before and read back, with two writes each (tests/utils/background/send-draft.test.ts counts them).',
}

/** The sentence for a figure that misses its aim. */
export const remarkOn = (id: string): string => {
  const [found] = Object.keys(remarks)
    .filter((start) => id.startsWith(start))
    .toSorted((a, b) => b.length - a.length)
  return (found === undefined ? undefined : remarks[found]) ?? 'The cause has not been found yet.'
}
