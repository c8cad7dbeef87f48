import * as v from 'valibot';
import { caseFactNames } from '../../report/case-fact.ts';
import { agreeing, listWithIds, repetitions } from './agreement.ts';
import { group } from './group.ts';
import { identifier, orNone, pagePattern, regularExpression, text } from './values.ts';

/** Where on the page one fact stands. */
const field = group({
  fact: v.picklist(caseFactNames),
  selector: text(500),
  /** The attribute that holds the value; left out, the element's own text. */
  attribute: orNone(text(100)),
  /** The way into the JSON that the element holds, for example `case.items[0].url`. */
  jsonPath: orNone(text(300)),
  /** The first group of this expression, or all that it matches. */
  match: orNone(regularExpression),
  list: v.optional(v.boolean(), false),
  transform: orNone(v.picklist(['date', 'ip', 'number'])),
});

/** How the organisation's own moderation pages are read, on the moderator's click. */
export const consoleRules = listWithIds(
  group({
    id: identifier,
    name: text(80),
    pages: v.pipe(v.array(pagePattern), v.minLength(1)),
    /** In a queue: each case's own element, and how a marked one is known. */
    rows: orNone(group({ selector: text(500), marked: orNone(text(500)) })),
    fields: v.pipe(
      v.array(field),
      v.minLength(1),
      agreeing((fields) => repetitions(fields, 'fact')),
    ),
  }),
);
