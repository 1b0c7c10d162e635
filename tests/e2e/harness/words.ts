import messages from '../../../assets/public/_locales/en/messages.json' with { type: 'json' }

export type MessageKey = keyof typeof messages

/** What the extension says under a key, in the language the tests run in; up to the first thing filled in. */
export const words = (key: MessageKey): string => messages[key].message.split('$')[0] ?? ''
