import { type HostPages, pagesOfHosts } from './hosts.ts';

/** What the registration needs of the browser. */
export interface RegistrationDoor {
  /** Puts the veil and the script over these pages from their beginning on, instead of over those of before. */
  registerShield(pages: HostPages | null): Promise<void>;
}

export interface RegistrationParts {
  readonly door: RegistrationDoor;
  /** The hosts that the policy in force names. */
  readonly hosts: () => Promise<readonly string[]>;
}

/**
 * Keeps what the browser does at the beginning of pages true to the policy. Where the permission for a host is missing
 * the browser itself leaves its pages alone, and begins once it is given: nothing has to be registered again.
 */
export function createRegistration({ door, hosts }: RegistrationParts) {
  let work: Promise<unknown> = Promise.resolve();
  return {
    renew(): Promise<void> {
      const renewed = work.then(async () => {
        const named = await hosts();
        await door.registerShield(named.length === 0 ? null : pagesOfHosts(named));
      });
      work = renewed.catch(() => undefined);
      return renewed;
    },
  };
}
