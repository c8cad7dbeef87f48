import * as v from 'valibot';
import { listWithIds, someOf } from './agreement.ts';
import { group } from './group.ts';
import { country, expecting, hostPattern, identifier, orNone, text } from './values.ts';

/** All conditions that are named must be met. */
const conditions = v.pipe(
  group({
    categories: orNone(someOf(identifier)),
    hosting: orNone(v.picklist(['own', 'third-party'])),
    hosts: orNone(someOf(hostPattern)),
    urgent: orNone(v.boolean()),
    countries: orNone(someOf(country)),
  }),
  v.check((all) => Object.values(all).some((one) => one !== null), expecting('a-condition')),
);

/** From a kind of report to destinations, or to the reason why it goes nowhere. */
const route = v.pipe(
  group({
    id: identifier,
    when: conditions,
    /** Ids of destinations, or of other routes, whose destinations are meant. */
    to: orNone(someOf(identifier)),
    nowhereBecause: orNone(text(500)),
  }),
  v.check(
    ({ to, nowhereBecause }) => (to === null) !== (nowhereBecause === null),
    expecting('a-way-or-a-reason'),
  ),
);

/** Destinations that stand for one duty: a report goes to one of them, never to two. */
const exclusiveGroup = group({
  id: identifier,
  because: orNone(text(500)),
  destinations: someOf(identifier, 2),
});

/** Where reports go: the first route whose conditions are met, else the default. */
export const routing = group({
  default: someOf(identifier),
  routes: v.optional(listWithIds(route), []),
  exclusive: v.optional(listWithIds(exclusiveGroup), []),
});
