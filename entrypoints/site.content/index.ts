import { defineContentScript } from '#imports'
import { patchPage, readOwnVanityName, watchOwnVanityName } from '../../utils/browser/content.ts'
import { mayBeOwn } from '../../utils/page/owner.ts'

/** All that runs on most of LinkedIn: it waits for the member's own profile, and has the rest put there then. */
export default defineContentScript({
  // The whole site, because a member may come to the profile from the feed without a page load.
  matches: ['https://www.linkedin.com/*'],
  // The message would tell every page of the site the extension's id.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    let vanityName = await readOwnVanityName()
    let isAsked = false
    const look = async (address: string): Promise<void> => {
      if (isAsked || !mayBeOwn(address, vanityName)) return
      isAsked = true
      // False where the page went on meanwhile, or the extension was updated: at the next occasion, then.
      isAsked = await patchPage()
    }
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => void look(newUrl.href))
    watchOwnVanityName((name) => {
      vanityName = name
      void look(location.href)
    }, ctx.signal)
    await look(location.href)
  },
})
