import * as v from 'valibot';
import type { LabelledValue } from '../../report/destination.ts';
import { reportValueNames } from '../../report/report-value-name.ts';
import { agreeing, repetitions } from './agreement.ts';
import { group } from './group.ts';
import { identifier, text } from './values.ts';

const value = v.picklist(reportValueNames);

/** What a hotline asks for, in its order and by its words. */
export const labelledValues = v.pipe(v.array(group({ label: text(200), value })), v.minLength(1));

/** What an e-mail to a hotline says where the policy does not. */
export const usualValues: readonly LabelledValue[] = [
  { label: 'Report', value: 'report-id' },
  { label: 'Category', value: 'category' },
  { label: 'Addresses', value: 'addresses' },
  { label: 'Seen at', value: 'observed-at' },
  { label: 'Urgent because', value: 'urgency-reason' },
  { label: 'Account', value: 'account-identifier' },
  { label: 'Note', value: 'note' },
  { label: 'Earlier reports', value: 'prior-reports' },
  { label: 'Reported by', value: 'organisation' },
  { label: 'Contact', value: 'reporter-email' },
];

/**
 * Lists instead of settings with free names: Chrome takes no such thing in an administrator's policy.
 * @see extension/policy/json-schema.ts
 */
const fields = v.pipe(
  v.array(group({ field: text(100), value })),
  v.minLength(1),
  agreeing((all) => repetitions(all, 'field')),
);

/** An item type of Coop and what of a report goes into which of its fields. */
export const coopMapping = group({ typeId: text(100), fields });

/** Coop's policies for our categories. */
export const policyIds = v.optional(
  v.pipe(
    v.array(group({ category: identifier, policyId: text(100) })),
    agreeing((all) => repetitions(all, 'category')),
  ),
  [],
);
