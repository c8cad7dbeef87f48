import * as v from 'valibot';
import { optionalFacts } from '../../report/optional-fact.ts';
import { listOf } from './agreement.ts';
import { group } from './group.ts';
import { identifier, language, number, orNone } from './values.ts';

/** How a report is made on this organisation's computers. */
export const reporting = group({
  /** The category that is chosen when the popup opens, and that one-click mode files under. */
  defaultCategory: identifier,
  /** The undo time before the first byte leaves. */
  holdSeconds: v.optional(number(0, 60), 8),
  /** The toolbar click itself saves a report under the default category; left out, the moderator chooses. */
  oneClick: orNone(v.boolean()),
  /** Facts about the page that are not captured. */
  leaveOut: v.optional(listOf(v.picklist(optionalFacts)), []),
  /** Whether a text that the moderator selected may go into the report. */
  selectedText: v.optional(v.boolean(), false),
  language: orNone(language),
});
