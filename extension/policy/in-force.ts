import { failure, type Result, success } from '../report/problem.ts';
import { withModerator } from './moderator.ts';
import { parsePolicy, readPolicyText } from './parse.ts';
import type { Policy } from './policy.ts';
import { credentialsIn, withoutSecrets } from './secrets.ts';
import { type ManagedReading, type RefusedPolicy, type Standing, standOn, takeManaged } from './standing.ts';
import type { PolicyStore, Preferences } from './store.ts';

export interface PolicyInForceParts {
  readonly store: PolicyStore;
  readonly readManaged: () => Promise<ManagedReading>;
  /** Called when another policy, or another of the moderator's details, has come into force. */
  readonly changed: () => void;
}

export type PolicyInForce = ReturnType<typeof createPolicyInForce>;

/** What the administrator has to be told outlives an import; what was wrong with an import goes with it. */
const fromAdministrator = (refused: RefusedPolicy | null) => (refused?.source === 'managed' ? refused : null);

/**
 * The policy in force: the administrator's, else an imported one, else the built-in one. A wrong policy never
 * half-applies: the last good one stays, and where there is none, nothing is sent.
 */
export function createPolicyInForce({ store, readManaged, changed }: PolicyInForceParts) {
  let standing: Standing | null = null;
  let lastTaken: ManagedReading = { kind: 'nothing-yet' };
  let work: Promise<unknown> = Promise.resolve();
  let preferences: Promise<Preferences> | null = null;

  /** One after the other: two readings of the managed storage, or a reading and an import, must not overtake each other. */
  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = work.then(task);
    work = done.catch(() => undefined);
    return done;
  }

  async function take(reading: ManagedReading): Promise<Standing> {
    const taken = await standOn(store, await takeManaged(store, reading));
    lastTaken = reading;
    return taken;
  }

  /** The moderator's own settings, read once. */
  function kept(): Promise<Preferences> {
    preferences ??= store.preferences();
    preferences.catch(() => {
      preferences = null;
    });
    return preferences;
  }

  /** What stands, read once. Within a turn only. */
  async function known(): Promise<Standing> {
    standing ??= await take(await readManaged());
    return standing;
  }

  function replace(next: Standing): void {
    standing = next;
    changed();
  }

  async function current(): Promise<Standing> {
    if (standing !== null) return standing;
    // A disk that cannot be read now may be readable at the next call.
    return inTurn(known).catch(() => ({ source: 'built-in', policy: null, refused: null }));
  }

  return {
    standing: current,

    /** The policy by which reports are made, with the moderator's own details where it leaves them open. */
    async policy(): Promise<Result<Policy>> {
      const { policy, refused } = await current();
      if (policy === null) return failure({ code: 'policy-invalid' }, ...(refused?.problems ?? []));
      return success(withModerator(policy, (await kept()).moderator));
    },

    /**
     * Looks at the managed storage again: the administrator's policy may have arrived, changed or gone.
     * @param settled whether "nothing yet" means that there is none, as it does after the browser told of a change
     */
    refreshManaged: (settled: boolean): Promise<void> =>
      inTurn(async () => {
        const before = JSON.stringify(await known());
        const read = await readManaged();
        const reading: ManagedReading = read.kind === 'nothing-yet' && settled ? { kind: 'none' } : read;
        if (reading.kind === 'nothing-yet' || JSON.stringify(reading) === JSON.stringify(lastTaken)) return;
        const next = await take(reading);
        if (JSON.stringify(next) !== before) replace(next);
      }),

    /** Takes the text of a policy file over if the whole of it is right; otherwise nothing changes. */
    importPolicy: async (text: unknown): Promise<Result<null>> => {
      await current();
      return inTurn(async () => {
        const { source, refused } = await known();
        if (source === 'managed') return failure({ code: 'policy-managed' });
        const read = typeof text === 'string' ? readPolicyText(text) : failure({ code: 'policy-not-json' });
        const parsed = read.ok ? parsePolicy(read.value) : read;
        if (!parsed.ok) return parsed;
        await store.keep('imported', withoutSecrets(parsed.value), credentialsIn(parsed.value));
        replace(await standOn(store, fromAdministrator(refused)));
        return success(null);
      });
    },

    /** Goes back to what was in force without the imported policy. */
    forgetImported: (): Promise<void> =>
      inTurn(async () => {
        const { refused } = await known();
        await store.keep('imported', undefined, []);
        replace(await standOn(store, fromAdministrator(refused)));
      }),

    /** Whether the administrator's policy is in the browser now, and not only kept from an earlier time. */
    isManagedNow: async (): Promise<boolean> => {
      await current();
      return lastTaken.kind === 'given';
    },

    /** Forgets an administrator's policy that the browser no longer shows; one that it does show stays. */
    forgetManaged: (): Promise<Result<null>> =>
      inTurn(async () => {
        await known();
        if (lastTaken.kind === 'given') return failure({ code: 'policy-managed' });
        replace(await take({ kind: 'none' }));
        return success(null);
      }),

    preferences: kept,

    async savePreferences(wanted: Preferences): Promise<void> {
      await store.savePreferences(wanted);
      preferences = null;
      changed();
    },

    /** Everything that was set on this computer goes; what the administrator sets comes back by itself. */
    erase: (): Promise<void> =>
      inTurn(async () => {
        await store.erase();
        preferences = null;
        replace(await take(await readManaged()));
      }),
  };
}
