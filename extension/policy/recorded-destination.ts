import { type CoopItemMapping, type Destination, ncaReceiptDays } from '../report/destination.ts';
import type { Policy, PolicyDestination } from './policy.ts';
import { receiptDays } from './retention.ts';

type PolicyCoop = Extract<PolicyDestination, { readonly adapter: 'coop' }>;

const mappingOf = ({ typeId, fields }: PolicyCoop['item']): CoopItemMapping => ({
  typeId,
  fields: Object.fromEntries(fields.map(({ field, value }) => [field, value])),
});

/** A destination as it goes into the record of a delivery: without its credentials. */
export function recordedDestination(destination: PolicyDestination, { organisation }: Policy): Destination {
  const { retention, ...others } = destination;
  const days = receiptDays(retention, organisation.role);
  switch (others.adapter) {
    case 'cybertipline': {
      const { credentials: _, ...recorded } = others;
      return { ...recorded, receiptDays: days };
    }
    case 'gateway': {
      const { credentials: _, pauses: __, ...recorded } = others;
      return { ...recorded, receiptDays: days };
    }
    case 'coop': {
      const { credentials: _, item, accountItem, policyIds, ...recorded } = others;
      return {
        ...recorded,
        receiptDays: days,
        item: mappingOf(item),
        accountItem: accountItem === null ? null : mappingOf(accountItem),
        policyIds: Object.fromEntries(policyIds.map(({ category, policyId }) => [category, policyId])),
      };
    }
    case 'nca':
      return { ...others, receiptDays: Math.max(days ?? 0, ncaReceiptDays) };
    default:
      return { ...others, receiptDays: days };
  }
}
