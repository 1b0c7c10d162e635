import { browser } from '../browser/api.ts'
import { client } from './client.ts'
import { tell } from './outbox.ts'

/** A paused submission's time has come. */
export const watchAlarms = (): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const [kind, person, submission] = name.split(':')
    if (kind === 'submission' && person && submission)
      void tell(person, submission, { type: 'resumed' }, client)
  })
}
