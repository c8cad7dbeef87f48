import type messages from '../_locales/en/messages.json';
import { browser } from '../browser.ts';

export type MessageName = keyof typeof messages;

/** The words for a name in the moderator's language; `$1` and following are replaced in order. */
export function text(name: MessageName, ...substitutions: readonly (string | number)[]): string {
  return browser.text(name, substitutions.map(String));
}
