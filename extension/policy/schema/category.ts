import * as v from 'valibot';
import { annotations, type CategoryId, incidentTypes } from '../../report/category.ts';
import { limits } from '../../report/limits.ts';
import { exploitationTypes } from '../../report/xarf.ts';
import { listOf } from './agreement.ts';
import { group, oneOfGroups } from './group.ts';
import { identifier, orNone, text, wholeNumber } from './values.ts';

const xarf = oneOfGroups('type', [
  group({ type: v.literal('csam') }),
  group({ type: v.literal('csem'), exploitationType: v.picklist(exploitationTypes) }),
]);

/** Why a report is made, in the organisation's words, and what it is called at each kind of hotline. */
export const category = group({
  id: v.pipe(
    identifier,
    v.transform((value) => value as CategoryId),
  ),
  name: text(80),
  /** The organisation's own safety policy in plain words, shown when the category is chosen. */
  guidance: orNone(text(500)),
  /** The number key that chooses it; none under "More". */
  key: orNone(wholeNumber(1, 9)),
  /** Urgent by nature: chosen, it marks the report urgent with this reason, which the moderator may change. */
  urgentBecause: orNone(text(limits.urgencyReason)),
  cybertipline: group({
    incidentType: v.picklist(incidentTypes),
    annotations: v.optional(listOf(v.picklist(annotations)), []),
  }),
  xarf: orNone(xarf),
  /** Whether a report says who pays for the page: advertising, payment links, wallets. */
  moneyTrail: v.optional(v.boolean(), false),
});
