import {
  type Credentials,
  type DestinationKey,
  type DestinationPlace,
  destinationKeyOf,
} from '../report/destination.ts';
import { credentialsIn, type SecretOrigin } from './secrets.ts';
import type { PolicySource, Standing } from './standing.ts';
import type { PolicyStore } from './store.ts';

/** Whose credentials count under a policy of this source, the first that has any first. */
const originsOf: Readonly<Record<PolicySource, readonly SecretOrigin[]>> = {
  managed: ['managed', 'moderator'],
  imported: ['imported', 'moderator'],
  'built-in': ['moderator'],
};

/** Who gave credentials: also the built-in policy, whose sandbox has a well-known name and password. */
export type CredentialsOrigin = SecretOrigin | 'built-in';

export type CredentialsInForce = ReturnType<typeof createCredentialsInForce>;

/** The credentials of the policy in force. They go to the adapters alone: no page, message, log or export has them. */
export function createCredentialsInForce(store: PolicyStore, standing: () => Promise<Standing>) {
  const builtInOf = ({ source, policy }: Standing, place: DestinationPlace): Credentials | null => {
    const own = source === 'built-in' && policy !== null ? credentialsIn(policy) : [];
    return own.find((one) => one.place === destinationKeyOf(place))?.credentials ?? null;
  };

  /** Credentials belong to one address: a destination that was pointed elsewhere since must not get them. */
  const isKnown = ({ policy }: Standing, place: DestinationPlace) =>
    policy?.destinations.some((one) => destinationKeyOf(one) === destinationKeyOf(place)) ?? false;

  /** A queue that drains asks for the same credentials for each delivery; another policy makes a new standing. */
  const found = new Map<string, Promise<Credentials | null>>();
  let foundUnder: Standing | null = null;

  function known(current: Standing, place: DestinationKey): Promise<Credentials | null> {
    if (foundUnder !== current) found.clear();
    foundUnder = current;
    const kept = found.get(place) ?? store.credentials(place, originsOf[current.source]);
    found.set(place, kept);
    // What could not be read now may be readable the next time.
    kept.catch(() => found.delete(place));
    return kept;
  }

  return {
    /** What proves to a destination's hotline who is asking; null where nobody has said. */
    async of(place: DestinationPlace): Promise<Credentials | null> {
      const current = await standing();
      if (!isKnown(current, place)) return null;
      return builtInOf(current, place) ?? known(current, destinationKeyOf(place));
    },

    async origin(place: DestinationPlace): Promise<CredentialsOrigin | null> {
      const current = await standing();
      if (!isKnown(current, place)) return null;
      if (builtInOf(current, place) !== null) return 'built-in';
      return store.credentialsOrigin(destinationKeyOf(place), originsOf[current.source]);
    },

    save: (place: DestinationPlace, credentials: Credentials) =>
      store.saveCredentials(destinationKeyOf(place), credentials).finally(() => found.clear()),

    forget: (place: DestinationPlace) =>
      store.forgetCredentials(destinationKeyOf(place)).finally(() => found.clear()),
  };
}
