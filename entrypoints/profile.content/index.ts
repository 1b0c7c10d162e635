import { defineContentScript } from '#imports'
import {
  closeGuide,
  extensionAlive,
  inlineAddress,
  openEditor,
  readAllowed,
  readOwnVanityName,
  text,
  watchAllowed,
  watchGuide,
  watchOwnVanityName,
} from '../../utils/browser/content.ts'
import { patchProfilePage } from '../../utils/page/profile-page.ts'
import { readWords } from '../../utils/page/words.ts'
import css from './style.css?inline'

/** What is put on the member's own profile by the worker, when the script of the whole site (site.content) asks for it. */
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://www.linkedin.com/*'],
  cssInjectionMode: 'manual',
  // The message would tell every page of the site the extension's id.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    let isAllowed = await readAllowed()
    const { setVanityName, setGuided } = patchProfilePage({
      css,
      words: readWords(text),
      vanityName: await readOwnVanityName(),
      isAllowed: (section) => isAllowed(section),
      addressOf: inlineAddress,
      closeGuide: () => void closeGuide(),
      isAlive: extensionAlive,
      openEditor: (section) => void openEditor(section),
      onNavigate: (listener) => ctx.addEventListener(window, 'wxt:locationchange', listener),
      signal: ctx.signal,
    })
    watchOwnVanityName(setVanityName, ctx.signal)
    const lookAgain = async (): Promise<void> => {
      isAllowed = await readAllowed()
      setVanityName(await readOwnVanityName())
    }
    watchAllowed(() => void lookAgain(), ctx.signal)
    await watchGuide(setGuided, ctx.signal)
  },
})
