import '../utils/browser/polyfill.ts'
import { defineBackground } from '#imports'
import { watchAlarms, watchStart } from '../utils/background/alarms.ts'
import { drawBadge, watchBadge } from '../utils/background/badge.ts'
import { client } from '../utils/background/client.ts'
import { keepLateEdits } from '../utils/background/edits.ts'
import { handlers } from '../utils/background/handlers.ts'
import { watchMenus } from '../utils/background/menus.ts'
import { wakeAll } from '../utils/background/outbox.ts'
import { forgetUnusedPictures } from '../utils/background/pictures.ts'
import { addressPopup, watchMembers } from '../utils/background/popup.ts'
import { watchSignInTabs } from '../utils/background/sign-in.ts'
import { findUnreadable } from '../utils/background/set-aside.ts'
import { reviewConnection } from '../utils/background/session.ts'
import { listen } from '../utils/browser/dispatch.ts'
import { keepLateScripts } from '../utils/browser/late-script.ts'

// Everything that listens is registered here, at once: a worker is woken only for what it registered on the last start.
export default defineBackground(() => {
  keepLateScripts()
  listen(handlers)
  watchAlarms()
  watchStart()
  watchBadge()
  watchMembers()
  watchSignInTabs()
  keepLateEdits()
  watchMenus()
  void wakeAll(client)
  void findUnreadable()
  void reviewConnection()
  void drawBadge()
  void addressPopup()
  void forgetUnusedPictures()
})
