import { directory } from '../hotlines/directory/directory.ts';
import { hasSecurePage } from '../hotlines/directory/entry.ts';
import type { Request } from '../hotlines/request.ts';
import { verifyChain } from '../ledger/chain.ts';
import { exportLedger } from '../ledger/export.ts';
import type { Ledger } from '../ledger/store.ts';
import type { Custody } from '../outbox/custody.ts';
import type { Intervention } from '../outbox/intervention.ts';
import type { LedgerPost } from '../outbox/ledger-post.ts';
import { parseModerator } from '../policy/moderator.ts';
import type { PolicyDestination } from '../policy/policy.ts';
import { policyForOne } from '../policy/policy-for-one.ts';
import { recordedDestination } from '../policy/recorded-destination.ts';
import { withoutSecrets } from '../policy/secrets.ts';
import type { ChainHead } from '../report/chain-head.ts';
import { type Credentials, credentialsKindOf, destinationKeyOf } from '../report/destination.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import {
  type KeptCounts,
  keptCounts,
  type SettingsView,
  type SettingsViewParts,
  settingsView,
} from './settings-view.ts';

export interface SettingsParts extends SettingsViewParts {
  readonly intervention: Pick<Intervention, 'resume'>;
  readonly request: Request;
  readonly ledger: Ledger;
  readonly ledgerPost: Pick<LedgerPost, 'post'>;
  readonly custody: Pick<Custody, 'beginAnew'>;
  /** Who writes an export of the ledger, in words. */
  readonly exportedBy: string;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Called after a change that the toolbar, the pump and the pages should know of. */
  readonly changed: () => void;
}

const longestCredential = 255;

const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestCredential;

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

type Fields = Readonly<Record<string, unknown>>;

/** What was entered, as far as it is what this kind of hotline wants; null when something is missing. */
function credentialsOf(
  kind: 'password' | 'secret' | null,
  { userName, password, secret }: Fields,
): Credentials | null {
  if (kind === 'password' && isCredential(userName) && isCredential(password)) return { userName, password };
  return kind === 'secret' && isCredential(secret) ? { secret } : null;
}

const fieldsOf = (input: unknown): Fields =>
  typeof input === 'object' && input !== null ? (input as Fields) : {};

export type Settings = ReturnType<typeof createSettings>;

/** What can be seen and set on the options and welcome pages. Credentials go in here and never come out. */
export function createSettings(parts: SettingsParts) {
  const {
    policyInForce,
    credentials,
    outbox,
    adapters,
    intervention,
    custody,
    ledger,
    ledgerPost,
    now,
    changed,
  } = parts;

  const view = async (): Promise<Result<SettingsView>> => success(await settingsView(parts));

  async function destinationOf(id: unknown): Promise<PolicyDestination | null> {
    const { policy } = await policyInForce.standing();
    return policy?.destinations.find((one) => one.id === id) ?? null;
  }

  return {
    view,

    /** @param input one-click mode, the moderator's details, or both */
    async savePreferences(input: unknown): Promise<Result<null>> {
      const { oneClick, moderator } = fieldsOf(input);
      const kept = await policyInForce.preferences();
      const parsed = moderator === undefined ? success(kept.moderator) : parseModerator(moderator);
      if (!parsed.ok) return parsed;
      await policyInForce.savePreferences({
        oneClick: typeof oneClick === 'boolean' ? oneClick : kept.oneClick,
        moderator: parsed.value,
      });
      return success(null);
    },

    /** Keeps credentials encrypted, and lets what waited for them go on. */
    async saveCredentials(input: unknown): Promise<Result<null>> {
      const { destinationId, ...entered } = fieldsOf(input);
      const destination = await destinationOf(destinationId);
      if (destination === null) return failure({ code: 'not-found' });
      const given = credentialsOf(credentialsKindOf[destination.adapter], entered);
      if (given === null) return failure({ code: 'credentials-incomplete' });
      await credentials.save(destination, given);
      const { policy } = await policyInForce.standing();
      if (policy !== null)
        await intervention.resume(destinationKeyOf(recordedDestination(destination, policy)));
      changed();
      return success(null);
    },

    async forgetCredentials(destinationId: unknown): Promise<Result<null>> {
      const destination = await destinationOf(destinationId);
      if (destination === null) return failure({ code: 'not-found' });
      await credentials.forget(destination);
      changed();
      return success(null);
    },

    /** Asks a destination's hotline whether it is there and takes the credentials. Files nothing. */
    async testConnection(destinationId: unknown): Promise<Result<null>> {
      const { policy } = await policyInForce.standing();
      const destination = await destinationOf(destinationId);
      if (policy === null || destination === null) return failure({ code: 'not-found' });
      return adapters[destination.adapter].check({
        destination: recordedDestination(destination, policy),
        credentials: await credentials.of(destination),
        request: parts.request,
        now,
        id: parts.newId(),
        clockOffset: (await outbox.clock(destination.id))?.offsetMs ?? null,
        noteClock: (offsetMs) => void outbox.noteClock(destination.id, offsetMs, now()).catch(() => {}),
      });
    },

    /** For somebody who belongs to no organisation: one official hotline, by its own form. */
    async reportAlone(hotlineId: unknown): Promise<Result<null>> {
      const hotline = directory.find(({ id }) => id === hotlineId);
      if (hotline === undefined || !hasSecurePage(hotline)) return failure({ code: 'not-found' });
      return policyInForce.importPolicy(JSON.stringify(policyForOne(hotline)));
    },

    /** Goes back to what was in force without the imported policy, or without a managed one that has gone. */
    async forgetPolicy(): Promise<Result<null>> {
      const { source } = await policyInForce.standing();
      if (source === 'managed') return policyInForce.forgetManaged();
      await policyInForce.forgetImported();
      return success(null);
    },

    /** The policy in force as a file that can be imported elsewhere: whoever does is asked for the credentials. */
    async exportPolicy(): Promise<Result<string>> {
      const { policy } = await policyInForce.standing();
      if (policy === null) return failure({ code: 'policy-invalid' });
      return success(`${JSON.stringify(withoutSecrets(policy), null, 2)}\n`);
    },

    /** Walks the whole ledger and names the first entry that is not as it was written. */
    async verifyLedger(): Promise<Result<ChainHead>> {
      await ledgerPost.post();
      const verified = await verifyChain(ledger.entries(), await ledger.head());
      if (verified.ok) return success({ count: verified.count, head: verified.head });
      return failure({ code: 'ledger-broken', path: String(verified.position) });
    },

    /** The ledger as JSON Lines with a manifest; that it was exported is its next entry. */
    async exportLedger(): Promise<Result<string>> {
      await ledgerPost.post();
      const { count, head } = await ledger.head();
      const lines: string[] = [];
      for await (const line of exportLedger(ledger, { exportedAt: now(), exportedBy: parts.exportedBy }))
        lines.push(line);
      await ledger.append({ kind: 'exported', entries: count, head });
      changed();
      return success(lines.join(''));
    },

    /** Every sealed report as JSON Lines: its id, and its age file in Base64. */
    async exportSealed(): Promise<Result<string>> {
      const sealed = await outbox.sealed();
      return success(sealed.map(({ id, file }) => `${JSON.stringify({ id, age: base64(file) })}\n`).join(''));
    },

    /** Everything that the extension keeps goes, reports that were never sent included; a managed policy comes back. */
    async eraseEverything(): Promise<Result<KeptCounts>> {
      const erased = await keptCounts(outbox);
      if (!(await outbox.erase())) return failure({ code: 'sending-under-way' });
      await ledger.erase();
      await policyInForce.erase();
      await custody.beginAnew();
      changed();
      return success(erased);
    },
  };
}
