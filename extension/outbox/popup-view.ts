import type { PolicyInForce } from '../policy/in-force.ts';
import type { Category } from '../policy/policy.ts';
import { defaultDestinations } from '../policy/route.ts';
import { reportableAddress } from '../report/address.ts';
import type { Environment } from '../report/destination.ts';
import { type Result, success } from '../report/problem.ts';
import type { Reporting } from './reporting.ts';
import type { ReportStory } from './story.ts';

/** What the popup shows before anything is filed. */
export interface PopupView {
  readonly organisation: string;
  readonly environment: Environment;
  readonly destinationNames: readonly string[];
  readonly categories: readonly Pick<Category, 'id' | 'name' | 'guidance' | 'key'>[];
  readonly defaultCategory: string;
  readonly oneClick: boolean;
  /** Reports about this tab's address, newest first. */
  readonly earlier: readonly ReportStory[];
  /** Other reports that can still be undone or that need a person. */
  readonly attention: readonly ReportStory[];
}

/**
 * Gathers what the popup shows when it opens.
 * @param address the address of the tab in front; null when there is no tab
 */
export async function popupView(
  address: string | null,
  policyInForce: PolicyInForce,
  reporting: Reporting,
): Promise<Result<PopupView>> {
  const policy = await policyInForce.policy();
  if (!policy.ok) return policy;
  const { organisation, categories, defaultCategory } = policy.value;
  const reportable = address === null ? null : reportableAddress(address);
  const [preferences, earlier, attention] = await Promise.all([
    policyInForce.preferences(),
    reportable?.ok ? reporting.earlierAbout(reportable.value) : [],
    reporting.wantingAttention(),
  ]);
  const destinations = defaultDestinations(policy.value);
  const live = destinations.some(({ environment }) => environment === 'production');
  return success({
    organisation: organisation.name,
    environment: live ? 'production' : 'test',
    destinationNames: destinations.map(({ name }) => name),
    categories: categories.map(({ id, name, guidance, key }) => ({ id, name, guidance, key })),
    defaultCategory,
    oneClick: preferences.oneClick ?? policy.value.oneClick,
    earlier,
    attention: attention.filter(({ id }) => earlier.every((story) => story.id !== id)),
  });
}
