import { type AddressList, listOf, most } from './address-list.ts';
import { writtenAddresses } from './written.ts';

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, most) : [];

/**
 * Makes a list of what `readSelectedLinks` answered, which a hostile page may have shaped: first where the selected
 * links lead, then the addresses that are written in the selected text.
 *
 * @param answer the page function's answer, or null when the page took no injection or did not answer in time
 */
export function listOfSelected(answer: unknown): AddressList {
  const { links, written, more } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    readonly links?: unknown;
    readonly written?: unknown;
    readonly more?: unknown;
  };
  const list = listOf([
    ...texts(links).filter((link) => /^https?:/i.test(link)),
    ...texts(written).flatMap((piece) => [...writtenAddresses(piece)]),
  ]);
  return { ...list, more: list.more || more === true };
}
