import { type ListItem, readAddressList } from '../capture/lists/address-list.ts';
import { observationOf } from '../capture/observation.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import { hasUserInfo, hostingOf, reportableAddress } from '../report/address.ts';
import { refanged } from '../report/defang.ts';
import { limits } from '../report/limits.ts';
import { failure, type ProblemCode, type Result, success } from '../report/problem.ts';
import type { Observation } from '../report/report.ts';
import { isFields, isListOf } from '../report/shape.ts';
import { type Instant, zonedTime } from '../report/time.ts';
import type { LastReport } from './batch-store.ts';
import { type Target, targetOf } from './popup-view.ts';
import type { Outbox } from './store.ts';
import { addressKeys } from './subject-keys.ts';

/** One address of a list and how it stands. */
export interface ListRow {
  /** As it is reported; as it was written, where it is not. */
  readonly address: string;
  readonly network: 'web' | 'onion' | 'ipfs';
  /** It was written so that it is no link, and was put back. */
  readonly refanged: boolean;
  /** It held a user name or password; they are already gone. */
  readonly userInfoRemoved: boolean;
  readonly state:
    | { readonly name: 'new' }
    | ({ readonly name: 'reported' } & LastReport)
    /** No address of the web: it can only go into a report's note. */
    | { readonly name: 'for-note' }
    | { readonly name: 'not-reportable'; readonly because: ProblemCode };
}

/** A list as the popup shows it. */
export interface ReadList {
  readonly rows: readonly ListRow[];
  /** How many addresses were left out because the list has them already. */
  readonly repetitions: number;
  /** There were more than a list takes; what follows was not read. */
  readonly more: boolean;
  /** What a report about the list has for an observation: the time, since no page was looked at. */
  readonly observation: Observation;
}

/** Where reports about each of several addresses go. */
export interface Ways {
  readonly targets: readonly Target[];
  /** For each address the place of its target. */
  readonly places: readonly number[];
}

export interface AddressListsParts {
  readonly outbox: Pick<Outbox, 'lastAbout' | 'duplicateKey'>;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly now: () => Instant;
  /** Minutes that this computer's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
}

const networkOf = ({ kind }: ListItem) => (kind === 'onion' || kind === 'ipfs' ? kind : 'web');

function rowOf(item: ListItem): ListRow {
  const network = networkOf(item);
  if (item.kind === 'not-reportable') {
    const state = { name: 'not-reportable', because: item.because } as const;
    return { address: item.written, network, refanged: false, userInfoRemoved: false, state };
  }
  const plain = refanged(item.written);
  const reportable = reportableAddress(item.url);
  return {
    address: reportable.ok ? reportable.value : item.url,
    network,
    refanged: plain !== item.written,
    userInfoRemoved: hasUserInfo(plain),
    state: { name: reportable.ok ? 'new' : 'for-note' },
  };
}

/** Each target once, with the place of each address's own. Pure. */
function grouped(targets: readonly Target[]): Ways {
  const known = new Map<string, number>();
  const distinct: Target[] = [];
  const places = targets.map((target) => {
    const name = JSON.stringify(target);
    const place = known.get(name) ?? distinct.push(target) - 1;
    known.set(name, place);
    return place;
  });
  return { targets: distinct, places };
}

const isText = (value: unknown) => typeof value === 'string';

/** Reads lists of addresses that were pasted, dropped or selected, and tells how each address stands. */
export function createAddressLists({ outbox, policyInForce, now, zoneMinutes }: AddressListsParts) {
  async function withEarlier(rows: readonly ListRow[]): Promise<readonly ListRow[]> {
    const key = await outbox.duplicateKey();
    const keys = await Promise.all(
      rows.map(async ({ address, state }) =>
        state.name === 'new' ? (await addressKeys(address, key)).exact[0] : undefined,
      ),
    );
    const last = await outbox.lastAbout(keys.filter((one) => one !== undefined));
    return rows.map((row, place) => {
      const earlier = last.get(keys[place] ?? '');
      return earlier === undefined ? row : { ...row, state: { name: 'reported', ...earlier } };
    });
  }

  return {
    /** @param text what was pasted or dropped */
    async read(text: unknown): Promise<Result<ReadList>> {
      if (typeof text !== 'string') return failure({ code: 'message-not-understood' });
      if (text.length > limits.list) return failure({ code: 'list-too-long' });
      const at = now();
      const { items, repetitions, more } = readAddressList(text);
      const rows = await withEarlier(items.map(rowOf));
      const observation = observationOf(zonedTime(at, zoneMinutes(at)), null, null);
      return success({ rows, repetitions, more, observation });
    },

    /** Where a report about each address goes by the policy, for one category and urgency. */
    async ways(asked: unknown): Promise<Result<Ways>> {
      const { addresses, categoryId, urgent } = isFields(asked) ? asked : {};
      if (!isListOf(isText, limits.addresses)(addresses) || typeof categoryId !== 'string')
        return failure({ code: 'message-not-understood' });
      const policy = await policyInForce.policy();
      if (!policy.ok) return policy;
      const { ownDomains } = policy.value.organisation;
      const targets = (addresses as readonly string[]).map((address) => {
        const hosting = hostingOf(address, ownDomains);
        return targetOf({ categoryId, address, hosting, urgent: urgent === true }, policy.value);
      });
      return success(grouped(targets));
    },
  };
}
