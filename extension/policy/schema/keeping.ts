import * as v from 'valibot';
import { group } from './group.ts';
import { number, orNone, sealingKey } from './values.ts';

/** What becomes of a filed report's addresses, notes and documents on this computer. */
export const keeping = group({
  /** Hours after filing until they are sealed or, without a key, erased. */
  eraseAfterHours: v.optional(number(0, 8784), 24),
  sealing: orNone(
    group({
      /** The organisation's public key, as `age-keygen` prints it. */
      key: sealingKey,
      when: v.optional(v.picklist(['after-filing', 'after-hours']), 'after-hours'),
    }),
  ),
});
