import { asksForMoney } from '../policy/asks-for-money.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { Category, Policy } from '../policy/policy.ts';
import { type RoutedFacts, routeReport } from '../policy/route.ts';
import { hostingOf, reportableAddress } from '../report/address.ts';
import type { Environment } from '../report/destination.ts';
import type { OrganisationRole } from '../report/organisation.ts';
import { type Result, success } from '../report/problem.ts';
import type { Attention } from './attention.ts';
import type { Loss } from './custody.ts';
import type { DeliveryId } from './delivery.ts';
import type { Earlier } from './earlier.ts';
import { offersOtherHotlines } from './other-hotlines.ts';
import type { ReportStory } from './story.ts';

/** Where a report would go, or in the organisation's words why it goes nowhere. */
export type Target =
  | {
      readonly kind: 'destinations';
      readonly environment: Environment;
      readonly names: readonly [string, ...string[]];
    }
  | { readonly kind: 'nowhere'; readonly because: string };

/** A category with where its reports about this page go. */
export interface OfferedCategory
  extends Pick<Category, 'id' | 'name' | 'guidance' | 'key' | 'urgentBecause'> {
  /** Whether a gateway wants to know of which class CSAM is, which only a person can say. */
  readonly asksClassification: boolean;
  /** Whether its reports say who pays for the page. */
  readonly asksForMoney: boolean;
  readonly target: Target;
  readonly urgentTarget: Target;
}

/** A report that is to be filed with the form in front. */
export interface FormHere {
  readonly deliveryId: DeliveryId;
  readonly hotline: string;
  readonly environment: Environment;
  readonly category: string;
  readonly begun: boolean;
}

/** What the popup shows before anything is filed. */
export interface PopupView {
  readonly organisation: string;
  readonly role: OrganisationRole;
  readonly categories: readonly OfferedCategory[];
  readonly defaultCategory: string;
  readonly oneClick: boolean;
  /** Whether the organisation decides on one-click mode. */
  readonly oneClickLocked: boolean;
  /** Reports about this tab's address, newest first. */
  readonly earlier: readonly ReportStory[];
  /** Whether official hotlines of the directory may be added. */
  readonly otherHotlines: boolean;
  /** Hand-overs whose form is on this tab's hotline, those last opened first. */
  readonly forms: readonly FormHere[];
  /** The newest report about an address that is merely like this one. */
  readonly similar: ReportStory | null;
  /** What else wants attention; reports about this tab's address are not named again. */
  readonly attention: Attention;
  /** That the browser has lost reports, until the moderator has read it. */
  readonly loss: Loss | null;
}

/** Where a report goes, as the popup says it. Pure. */
export function targetOf(facts: RoutedFacts, policy: Policy): Target {
  const routing = routeReport(facts, policy);
  if (routing.kind === 'nowhere') return routing;
  const [first, ...rest] = routing.destinations;
  const live = routing.destinations.some(({ environment }) => environment === 'production');
  return {
    kind: 'destinations',
    environment: live ? 'production' : 'test',
    names: [first.name, ...rest.map(({ name }) => name)],
  };
}

/** The policy's categories, each with the way that its reports about an address would take. */
function offered(policy: Policy, address: string): readonly OfferedCategory[] {
  const hosting = hostingOf(address, policy.organisation.ownDomains);
  const hasGateway = policy.destinations.some(({ adapter }) => adapter === 'gateway');
  return policy.categories.map(({ id, name, guidance, key, urgentBecause, xarf, moneyTrail }) => {
    const facts = { categoryId: id, address, hosting };
    return {
      id,
      name,
      guidance,
      key,
      urgentBecause,
      asksClassification: hasGateway && xarf?.type === 'csam',
      asksForMoney: asksForMoney({ moneyTrail }, policy),
      target: targetOf({ ...facts, urgent: false }, policy),
      urgentTarget: targetOf({ ...facts, urgent: true }, policy),
    };
  });
}

export interface PopupViewParts {
  readonly policyInForce: Pick<PolicyInForce, 'policy' | 'preferences'>;
  readonly earlier: Pick<Earlier, 'about' | 'similarTo'>;
  readonly attention: () => Promise<Attention>;
  readonly formsOn: (origin: string) => Promise<readonly FormHere[]>;
  readonly loss: () => Loss | null;
}

/**
 * Gathers what the popup shows when it opens.
 * @param address the address of the tab in front; null when there is no tab
 */
export async function popupView(
  address: string | null,
  { policyInForce, ...parts }: PopupViewParts,
): Promise<Result<PopupView>> {
  const policy = await policyInForce.policy();
  if (!policy.ok) return policy;
  const { organisation, reporting: settings } = policy.value;
  const reportable = address === null ? null : reportableAddress(address);
  const [preferences, earlier, similar, attention, forms] = await Promise.all([
    policyInForce.preferences(),
    reportable?.ok ? parts.earlier.about(reportable.value) : [],
    reportable?.ok ? parts.earlier.similarTo(reportable.value) : null,
    parts.attention(),
    reportable?.ok ? parts.formsOn(new URL(reportable.value).origin) : [],
  ]);
  const isElsewhere = ({ id }: ReportStory) => earlier.every((story) => story.id !== id);
  return success({
    organisation: organisation.name,
    role: organisation.role,
    categories: offered(policy.value, reportable?.ok ? reportable.value : ''),
    defaultCategory: settings.defaultCategory,
    oneClick: settings.oneClick ?? preferences.oneClick,
    oneClickLocked: settings.oneClick !== null,
    earlier,
    similar,
    otherHotlines: offersOtherHotlines(policy.value),
    forms,
    loss: parts.loss(),
    attention: { ...attention, reports: attention.reports.filter(isElsewhere) },
  });
}
