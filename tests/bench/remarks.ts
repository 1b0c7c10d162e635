/**
 * Why a figure is not at its aim, by the id of the figure; the longest id that a figure's begins with counts. A sentence
 * is shown only while its figure misses, and goes when its cause is mended.
 */
const remarks: Readonly<Record<string, string>> = {
  'popup-':
    'Of what comes on top of the empty page, fetching four files takes some fifteen milliseconds, making a hundred elements eight, styling, laying out and painting them seven. Storage is asked while the files are on their way, and its answers still come six after them, three of these because whose draft to ask for is an answer too. Compiling takes none (Chromium keeps what it compiled), words and numbers one.',
  'keystroke-busy-list':
    'A letter draws one row of one entry, but two thousand entries are still gone through for their order, their places and their window.',
  'editor-paint':
    'Eight files are fetched, and the navigation, the form and what is pending are made, laid out and painted at once; the empty page is one file and two elements. Compiling takes next to nothing, and storage is asked while the files are on their way.',
  'editor-paint-list-2000':
    'A section is stored as one text: more than a megabyte of two thousand entries is handed over, parsed (seven milliseconds) and put in order before the fourteen in sight are drawn.',
  'scale-':
    'The parts that difference and plan read grow with the entries and no faster (tests/utils/profile/work.test.ts counts them); what is over is the memory of ten thousand entries and its collector.',
  'send-50':
    'Bare requests alone take the time stated below. Between an answer and the next request stands one reading and one write of storage, which is what makes a death of the worker harmless. On top come the profile read before, with two writes, and the profile read back, with four (tests/utils/background/send-draft.test.ts counts them).',
}

/** The sentence for a figure that misses its aim. */
export const remarkOn = (id: string): string => {
  const [found] = Object.keys(remarks)
    .filter((start) => id.startsWith(start))
    .toSorted((a, b) => b.length - a.length)
  return (found === undefined ? undefined : remarks[found]) ?? 'The cause has not been found yet.'
}
