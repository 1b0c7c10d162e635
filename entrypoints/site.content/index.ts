import { defineContentScript } from '#imports'
import {
  extensionAlive,
  patchPage,
  readOwnVanityName,
  watchOwnVanityName,
} from '../../utils/browser/content.ts'
import { patchOnArrival } from '../../utils/page/arrival.ts'
import { mayBeOwn } from '../../utils/page/owner.ts'

/** All that runs on most of LinkedIn: it waits for the member's own profile, and has the rest put there then. */
export default defineContentScript({
  // The whole site, because a member may come to the profile from the feed without a page load.
  matches: ['https://www.linkedin.com/*'],
  // The message would tell every page of the site the extension's id.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    let vanityName = await readOwnVanityName()
    const look = patchOnArrival({
      mayBeOwn: (address) => mayBeOwn(address, vanityName),
      patch: patchPage,
      isAlive: extensionAlive,
      signal: ctx.signal,
    })
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => void look(newUrl.href))
    watchOwnVanityName((name) => {
      vanityName = name
      void look(location.href)
    }, ctx.signal)
    await look(location.href)
  },
})
