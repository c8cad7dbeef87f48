import type { Policy } from '../policy/policy.ts';
import { type RoutedFacts, routeReport } from '../policy/route.ts';
import { hostingOf, reportableAddress } from '../report/address.ts';
import type { Destination } from '../report/destination.ts';
import type { Organisation } from '../report/organisation.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Draft, PriorReport, Report } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { draftProblems } from '../report/validate.ts';
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts';
import { type DestinationKey, destinationKeyOf } from './destination-key.ts';

export interface Prepared {
  readonly report: Report;
  readonly deliveries: readonly [Delivery, ...Delivery[]];
}

const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What filing a draft needs beside the draft and the policy. */
export interface FilingParts {
  /** Gives a fresh UUID at each call. */
  readonly newId: () => string;
  readonly now: Instant;
  /** The end of the undo time. */
  readonly heldUntil: Instant;
  readonly priorReports: readonly PriorReport[];
  /** Where the report does not go because an earlier form of it is there already. */
  readonly except: ReadonlySet<DestinationKey>;
}

function reportOf(draft: Draft, policy: Policy, { now, priorReports }: FilingParts): Report | null {
  const category = policy.categories.find((candidate) => candidate.id === draft.categoryId);
  const address = reportableAddress(draft.url);
  if (category === undefined || !address.ok) return null;
  const { name, cybertipline } = category;
  return {
    id: draft.id,
    createdAt: now,
    category: { id: category.id, name, ...cybertipline },
    addresses: [{ url: address.value, hosting: hostingOf(address.value, policy.organisation.ownDomains) }],
    observation: draft.observation,
    urgencyReason: draft.urgent ? textOrNull(draft.urgencyReason) : null,
    note: textOrNull(draft.note),
    account: draft.account,
    priorReports,
  };
}

/** What routes look at in a report. */
export const routedFacts = ({ category, addresses, urgencyReason }: Report): RoutedFacts => ({
  categoryId: category.id,
  address: addresses[0].url,
  hosting: addresses[0].hosting,
  urgent: urgencyReason !== null,
});

/** A delivery of which nothing has happened yet. */
export const newDelivery = (
  id: DeliveryId,
  report: Report,
  destination: Destination,
  organisation: Organisation,
  state: DeliveryState,
): Delivery => ({
  id,
  reportId: report.id,
  createdAt: report.createdAt,
  destination,
  organisation,
  state,
  checkpoint: { phase: 'none' },
  failedAttempts: 0,
  outcomeUnknown: false,
  withdrawing: false,
  problem: null,
});

/** Makes from a draft the report and one delivery for each destination that the policy routes it to. Pure. */
export function prepareFiling(draft: Draft, policy: Policy, parts: FilingParts): Result<Prepared> {
  const [problem, ...others] = draftProblems(
    draft,
    policy.categories.map(({ id }) => id),
  );
  if (problem !== undefined) return failure(problem, ...others);
  const report = reportOf(draft, policy, parts);
  if (report === null) return failure({ code: 'internal' });
  const routing = routeReport(routedFacts(report), policy);
  if (routing.kind === 'nowhere') return failure({ code: 'no-destination', because: routing.because });
  const held = { name: 'held', since: parts.now, until: parts.heldUntil } as const;
  const [first, ...rest] = routing.destinations
    .filter((destination) => !parts.except.has(destinationKeyOf(destination)))
    .map((destination) =>
      newDelivery(parts.newId() as DeliveryId, report, destination, policy.organisation, held),
    );
  if (first === undefined) return failure({ code: 'too-late-to-edit' });
  return success({ report, deliveries: [first, ...rest] });
}
