import type { PolicyStore } from '../policy/store.ts';

export interface WelcomeParts {
  readonly store: Pick<PolicyStore, 'welcomed' | 'rememberWelcome'>;
  readonly openPage: (page: string) => Promise<unknown>;
}

/** Opens the welcome page once on each computer; a browser that tells of the same installation again is not heard. */
export function createWelcome({ store, openPage }: WelcomeParts) {
  return {
    async installed(): Promise<void> {
      if (await store.welcomed()) return;
      await store.rememberWelcome();
      await openPage('ui/welcome/welcome.html');
    },
  };
}
