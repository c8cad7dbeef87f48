import type { Problem } from '../report/problem.ts';
import { builtInPolicy } from './built-in.ts';
import { parseManagedPolicy, parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';
import { credentialsIn, withoutSecrets } from './secrets.ts';
import type { KeptPolicy, PolicyStore } from './store.ts';

export type PolicySource = KeptPolicy | 'built-in';

/**
 * What the browser's managed storage says. Chrome answers with nothing both before the administrator's policy has
 * arrived and when there is none; Firefox tells the two apart.
 */
export type ManagedReading =
  | { readonly kind: 'given'; readonly value: unknown }
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'none' };

/** A policy that was given but is wrong: it changes nothing, and sending goes on under the last good one. */
export interface RefusedPolicy {
  readonly source: KeptPolicy;
  readonly problems: readonly Problem[];
}

/** Which policy decides, and what stands in the way of another. */
export interface Standing {
  readonly source: PolicySource;
  /** Null where nothing good is known: nothing can be filed or sent. */
  readonly policy: Policy | null;
  readonly refused: RefusedPolicy | null;
}

/**
 * Keeps what the administrator sets, or forgets it when it is gone.
 * @returns what is wrong with it, if anything: then nothing was changed
 */
export async function takeManaged(
  store: PolicyStore,
  reading: ManagedReading,
): Promise<RefusedPolicy | null> {
  if (reading.kind === 'nothing-yet') return null;
  if (reading.kind === 'none') {
    if ((await store.kept('managed')) !== undefined) await store.keep('managed', undefined, []);
    return null;
  }
  const parsed = parseManagedPolicy(reading.value);
  if (!parsed.ok) return { source: 'managed', problems: parsed.problems };
  await store.keep('managed', withoutSecrets(parsed.value), credentialsIn(parsed.value));
  return null;
}

/**
 * What decides, by what is kept on this computer: the administrator's last good policy, else the imported one, else
 * the built-in one.
 * @param refused an administrator's policy that could not be taken over
 */
export async function standOn(store: PolicyStore, refused: RefusedPolicy | null): Promise<Standing> {
  for (const source of ['managed', 'imported'] as const) {
    const kept = await store.kept(source);
    if (kept === undefined) continue;
    const parsed = parsePolicy(kept);
    if (parsed.ok) return { source, policy: parsed.value, refused };
    return { source, policy: null, refused: refused ?? { source, problems: parsed.problems } };
  }
  // The organisation has said something that cannot be read: practising instead would look like reporting.
  if (refused !== null) return { source: refused.source, policy: null, refused };
  const builtIn = parsePolicy(builtInPolicy);
  return { source: 'built-in', policy: builtIn.ok ? builtIn.value : null, refused: null };
}
