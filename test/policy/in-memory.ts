import { createPolicyInForce } from '../../extension/policy/in-force.ts';
import { nobody } from '../../extension/policy/moderator.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { type credentialsIn, withoutSecrets } from '../../extension/policy/secrets.ts';
import type { ManagedReading } from '../../extension/policy/standing.ts';
import type { KeptPolicy, PolicyStore, Preferences } from '../../extension/policy/store.ts';

type Secrets = ReturnType<typeof credentialsIn>;

const notModelled = () => {
  throw new Error('this store in memory does not model that');
};

/** A policy as the store keeps it. Throws when it is none: the test itself would be wrong. */
export function asKept(input: unknown): unknown {
  const parsed = parsePolicy(input);
  if (!parsed.ok) throw new Error('only a policy is kept');
  return withoutSecrets(parsed.value);
}

/** A policy store in memory that fails as often as it is told to, and refuses what no test here needs. */
export function aStoreInMemory(policies: Partial<Record<KeptPolicy, unknown>> = {}) {
  const disk = {
    policies: new Map<KeptPolicy, unknown>(Object.entries(policies) as [KeptPolicy, unknown][]),
    secrets: new Map<KeptPolicy, Secrets>(),
    preferences: { oneClick: false, moderator: nobody } as Preferences,
    keeps: 0,
    /** How many of the next readings and savings fail. */
    failing: { readings: 0, savings: 0 },
  };
  const saving = async () => {
    if (disk.failing.savings > 0) {
      disk.failing.savings -= 1;
      throw new Error('the disk is full');
    }
  };
  const store: PolicyStore = {
    async kept(which) {
      if (disk.failing.readings > 0) {
        disk.failing.readings -= 1;
        throw new Error('the disk cannot be read');
      }
      return structuredClone(disk.policies.get(which));
    },
    async keep(which, policy, secrets) {
      await saving();
      disk.keeps += 1;
      if (policy === undefined) disk.policies.delete(which);
      else disk.policies.set(which, structuredClone(policy));
      disk.secrets.set(which, structuredClone(secrets));
    },
    preferences: async () => disk.preferences,
    async savePreferences(preferences) {
      await saving();
      disk.preferences = preferences;
    },
    async erase() {
      await saving();
      disk.policies.clear();
      disk.secrets.clear();
      disk.preferences = { oneClick: false, moderator: nobody };
    },
    saveCredentials: notModelled,
    forgetCredentials: notModelled,
    credentials: notModelled,
    credentialsOrigin: notModelled,
    welcomed: notModelled,
    rememberWelcome: notModelled,
    close: notModelled,
  };
  return { store, disk };
}

export const given = (value: unknown): ManagedReading => ({ kind: 'given', value });
export const nothingYet: ManagedReading = { kind: 'nothing-yet' };
export const none: ManagedReading = { kind: 'none' };

/** The policy in force over a store in memory and a managed storage that says what it is told. */
export function aPolicyInForce(
  policies: Partial<Record<KeptPolicy, unknown>> = {},
  managed: ManagedReading = nothingYet,
) {
  const { store, disk } = aStoreInMemory(policies);
  const administrator = { says: managed };
  const told = { times: 0 };
  const start = () =>
    createPolicyInForce({
      store,
      readManaged: async () => structuredClone(administrator.says),
      changed: () => {
        told.times += 1;
      },
    });
  /** `restarted` is the next worker: it has the same disk, and remembers nothing else. */
  return { inForce: start(), restarted: start, disk, administrator, told };
}
