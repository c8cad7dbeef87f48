import type { Credentials, Destination } from '../report/destination.ts';
import { failure, type Result } from '../report/problem.ts';
import { builtInPolicy } from './built-in.ts';
import { parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';
import type { PolicyStore, Preferences } from './store.ts';

/** The policy in force and what the moderator chose within it. */
export interface PolicyInForce {
  /** The policy by its source: imported file, else the built-in one. A bad import stops filing instead of half-applying. */
  policy(): Promise<Result<Policy>>;
  /** Takes a policy over if the whole of it is right; otherwise nothing changes. */
  importPolicy(input: unknown): Promise<Result<Policy>>;
  preferences(): Promise<Preferences>;
  savePreferences(preferences: Preferences): Promise<void>;
  /** What proves to a destination's hotline who is asking; null where the policy does not say. */
  credentialsFor(destination: Destination): Promise<Credentials | null>;
}

export function createPolicyInForce(store: PolicyStore): PolicyInForce {
  let cached: Promise<Result<Policy>> | null = null;

  async function read(): Promise<Result<Policy>> {
    const imported = await store.imported();
    return parsePolicy(imported === undefined ? builtInPolicy : imported);
  }

  function policy(): Promise<Result<Policy>> {
    cached ??= read().catch(() => {
      cached = null;
      return failure({ code: 'policy-invalid' });
    });
    return cached;
  }

  return {
    policy,

    async importPolicy(input) {
      const parsed = parsePolicy(input);
      if (!parsed.ok) return parsed;
      await store.saveImported(input);
      cached = Promise.resolve(parsed);
      return parsed;
    },

    preferences: () => store.preferences(),
    savePreferences: (preferences) => store.savePreferences(preferences),

    async credentialsFor(destination) {
      const inForce = await policy();
      if (!inForce.ok) return null;
      // Credentials belong to one address: a destination that was pointed elsewhere since must not get them.
      const same = inForce.value.destinations.find(
        ({ id, address, environment }) =>
          id === destination.id && address === destination.address && environment === destination.environment,
      );
      return same?.credentials ?? null;
    },
  };
}
