import { offerReasons } from '../../../extension/hotlines/web-form/outcome.ts';
import type { AssistRequest, AssistWords } from '../../../extension/hotlines/web-form/request.ts';
import { roles } from '../../../extension/hotlines/web-form/role.ts';
import type { FormValues } from '../../../extension/hotlines/web-form/values.ts';
import type { FormCase } from './form-case';

const named = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, `Word for ${key}`])) as Record<Key, string>;

/** The words of the panel, as a test tells them apart. */
export const sampleWords: AssistWords = {
  title: 'Values for this form',
  filledHeading: 'Filled in',
  offeredHeading: 'For you to fill in',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  roles: named(roles),
  reasons: named([...offerReasons, 'no-field']),
};

/** A report of invented things. The category's words are official ones of several languages. */
export const sampleValues: FormValues = {
  addresses: ['https://example.com/gallery/item?id=42&lang=en#part-3'],
  description: 'Reported by a moderator of an online platform.\nThe account was suspended on the same day.',
  where: 'Website',
  category: {
    id: 'csam',
    words: [
      'Child sexual abuse material',
      'Darstellungen sexuellen Missbrauchs von Kindern',
      'Abuso sexual infantil',
      'Abus sexuels d’enfants',
      'Seksueel misbruik van kinderen',
    ],
  },
  contact: null,
};

const moreAddresses = ['https://example.org/second', 'https://example.net/third?x=1'];
const contact = { name: 'Alex Example', email: 'alex@example.com', phone: '+44 20 7946 0000' };

/** @param origin the hotline's, the only one to be filled */
export function requestFor(
  origin: string,
  {
    withContact = false,
    withMoreAddresses = false,
  }: Pick<FormCase, 'withContact' | 'withMoreAddresses'> = {},
): AssistRequest {
  const addresses = withMoreAddresses
    ? [...sampleValues.addresses, ...moreAddresses]
    : sampleValues.addresses;
  return {
    origin,
    values: { ...sampleValues, addresses, contact: withContact ? contact : null },
    earlierAddresses: [],
    words: sampleWords,
  };
}
