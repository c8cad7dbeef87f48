import { builtInCategories } from './built-in-categories.ts';
import type { PolicyInput } from './policy.ts';

/** An official hotline, as far as a policy names it. */
export interface NamedHotline {
  readonly id: string;
  readonly name: string;
  readonly reportPage: string;
}

/** The policy of somebody who belongs to no organisation and reports to one official hotline by its form. Pure. */
export const policyForOne = ({ id, name, reportPage }: NamedHotline): PolicyInput => ({
  version: 1,
  organisation: { name: 'On my own', platform: 'Web', role: 'third-party' },
  categories: builtInCategories,
  destinations: [
    { id, adapter: 'web-form', name, environment: 'production', address: reportPage, hotlineId: id },
  ],
  routing: { default: [id] },
  reporting: { defaultCategory: 'csam' },
});
