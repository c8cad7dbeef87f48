import { asksForMoney } from '../policy/asks-for-money.ts';
import { copiedTo } from '../policy/copied-to.ts';
import type { Policy } from '../policy/policy.ts';
import { type RoutedFacts, routeReport } from '../policy/route.ts';
import { hostingOf, reportableAddress } from '../report/address.ts';
import {
  type Destination,
  type DestinationKey,
  destinationKeyOf,
  type GatewayDestination,
  isHandOver,
} from '../report/destination.ts';
import { type FactName, factsOf, type ReportFacts, withoutFactsOf } from '../report/facts.ts';
import type { Organisation } from '../report/organisation.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Draft, PriorReport, Report, ReportedAddress } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { draftProblems } from '../report/validate.ts';
import type { XarfChoice, XarfClassification } from '../report/xarf.ts';
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts';
import { otherHotlines, withChosen } from './other-hotlines.ts';

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

/** The category says what kind of XARF it is; for CSAM only the moderator can say of which class. */
function xarfChoice(
  xarf: Policy['categories'][number]['xarf'],
  classification: XarfClassification | null,
): XarfChoice | null {
  if (xarf === null || xarf.type === 'csem') return xarf;
  return classification === null ? null : { type: 'csam', classification };
}

/** The draft's addresses as they are reported, each once; nothing when one of them cannot be reported. */
function addressesOf({ url, moreUrls }: Draft, policy: Policy): readonly ReportedAddress[] {
  const found = [...new Set([url, ...moreUrls])].map(reportableAddress);
  const addresses = found.flatMap((one) => (one.ok ? [one.value] : []));
  if (addresses.length < found.length) return [];
  const { ownDomains } = policy.organisation;
  return [...new Set(addresses)].map((one) => ({ url: one, hosting: hostingOf(one, ownDomains) }));
}

/** What of the draft's facts goes into the report: money where the category asks, selected text where the policy allows. */
function keptFacts(draft: Draft, category: Policy['categories'][number], policy: Policy): ReportFacts {
  const ruledOut: FactName[] = [];
  if (!asksForMoney(category, policy)) ruledOut.push('moneyTrail');
  if (!policy.reporting.selectedText) ruledOut.push('selectedText');
  return withoutFactsOf(factsOf(draft), ruledOut);
}

function reportOf(draft: Draft, policy: Policy, { now, priorReports }: FilingParts): Report | null {
  const category = policy.categories.find((candidate) => candidate.id === draft.categoryId);
  const [first, ...more] = addressesOf(draft, policy);
  if (category === undefined || first === undefined) return null;
  const { name, cybertipline } = category;
  return {
    id: draft.id,
    createdAt: now,
    category: { id: category.id, name, ...cybertipline },
    addresses: [first, ...more],
    observation: draft.observation,
    urgencyReason: draft.urgent ? textOrNull(draft.urgencyReason) : null,
    note: textOrNull(draft.note),
    ...keptFacts(draft, category, policy),
    xarf: xarfChoice(category.xarf, draft.xarfClassification),
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
  copyTo: readonly GatewayDestination[] = [],
): Delivery => ({
  id,
  reportId: report.id,
  createdAt: report.createdAt,
  destination,
  organisation,
  state,
  checkpoint: { phase: 'none' },
  failedAttempts: 0,
  refusals: 0,
  copyTo,
  outcomeUnknown: false,
  withdrawing: false,
  problem: null,
});

/** What is sent waits for the end of the undo time; what a person files may begin at once, since nothing leaves by itself. */
export const stateAtFirst = (destination: Destination, sent: DeliveryState, now: Instant): DeliveryState =>
  isHandOver(destination) ? { name: 'to-hand-over', since: now } : sent;

/** Makes from a draft the report and one delivery for each destination that the policy routes it to. Pure. */
export function prepareFiling(draft: Draft, policy: Policy, parts: FilingParts): Result<Prepared> {
  const [problem, ...further] = draftProblems(
    draft,
    policy.categories.map(({ id }) => id),
  );
  if (problem !== undefined) return failure(problem, ...further);
  const report = reportOf(draft, policy, parts);
  if (report === null) return failure({ code: 'internal' });
  const chosen = otherHotlines(draft.hotlineIds, policy);
  if (chosen === null) return failure({ code: 'message-not-understood' });
  const routing = withChosen(routeReport(routedFacts(report), policy), chosen);
  if (routing.kind === 'nowhere') return failure({ code: 'no-destination', because: routing.because });
  const held = { name: 'held', since: parts.now, until: parts.heldUntil } as const;
  const [first, ...rest] = routing.destinations
    .filter((destination) => !parts.except.has(destinationKeyOf(destination)))
    .map((destination) =>
      newDelivery(
        parts.newId() as DeliveryId,
        report,
        destination,
        policy.organisation,
        stateAtFirst(destination, held, parts.now),
        copiedTo(destination, policy),
      ),
    );
  if (first === undefined) return failure({ code: 'too-late-to-edit' });
  return success({ report, deliveries: [first, ...rest] });
}
