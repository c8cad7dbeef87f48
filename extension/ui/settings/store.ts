import { batch, signal } from '@preact/signals';
import type { TriedRule } from '../../capture/console/try-rule.ts';
import type { DirectoryQuery, FoundHotline } from '../../hotlines/directory/search.ts';
import type { Send } from '../../messages.ts';
import type { Moderator } from '../../policy/moderator.ts';
import type { Credentials, DestinationId } from '../../report/destination.ts';
import type { Problem, Result } from '../../report/problem.ts';
import type { SettingsView } from '../../settings/settings-view.ts';
import { text } from '../strings.ts';

/** The part of a page where something was done; what came of it is said there. */
export type Place =
  | 'policy'
  | 'moderator'
  | 'one-click'
  | 'ledger'
  | 'erase'
  | `credentials ${string}`
  | `alone ${string}`
  | `test ${string}`;

/** What came of the last thing that was done. */
export type Said =
  | { readonly place: Place; readonly kind: 'busy' | 'done'; readonly words: string }
  | { readonly place: Place; readonly kind: 'failed'; readonly problems: readonly Problem[] };

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** The state of the options and welcome pages and what can be done on them; the components only show it. */
export function createSettingsStore(send: Send) {
  const view = signal<SettingsView | null>(null);
  const unreadable = signal<readonly Problem[]>([]);
  const said = signal<Said | null>(null);
  const hotlines = signal<readonly FoundHotline[] | null>(null);

  async function load(): Promise<void> {
    const opened = await send('settings.open');
    batch(() => {
      if (opened.ok) view.value = opened.value;
      unreadable.value = opened.ok ? [] : opened.problems;
    });
  }

  /** Does something, reads the settings anew and says what came of it where it was done. */
  async function act(place: Place, work: () => Promise<Result<unknown>>, done: string): Promise<boolean> {
    const result = await work();
    await load();
    said.value = result.ok
      ? { place, kind: 'done', words: done }
      : { place, kind: 'failed', problems: result.problems };
    return result.ok;
  }

  return {
    view,
    unreadable,
    said,
    hotlines,
    load,

    importPolicy: (policy: string) => act('policy', () => send('policy.import', policy), text('imported')),
    forgetPolicy: () => act('policy', () => send('policy.forget'), text('forgot')),

    /** @returns the file's text, or null when there is nothing to export */
    async exportedPolicy(): Promise<string | null> {
      const exported = await send('policy.export');
      if (!exported.ok) said.value = { place: 'policy', kind: 'failed', problems: exported.problems };
      return exported.ok ? exported.value : null;
    },

    /**
     * Tries a console rule on the page that is open.
     * @param borrowed the permissions for its pages, each to be given back afterwards; null where it was refused
     */
    async tryRule(
      ruleId: string,
      borrowed: readonly Promise<(() => Promise<void>) | null>[],
    ): Promise<Result<TriedRule>> {
      const giveBack = await Promise.all(borrowed.map((one) => one.catch(() => null)));
      const tried = await send('console.try', ruleId);
      for (const back of giveBack) await back?.();
      return tried;
    },

    saveModerator: (moderator: Moderator) =>
      act('moderator', () => send('preferences.save', { moderator }), text('savedSetting')),
    setOneClick: (oneClick: boolean) =>
      act('one-click', () => send('preferences.save', { oneClick }), text('savedSetting')),

    saveCredentials: (destinationId: DestinationId, credentials: Credentials) =>
      act(
        `credentials ${destinationId}`,
        () => send('credentials.save', { destinationId, ...credentials }),
        text('savedSetting'),
      ),
    forgetCredentials: (destinationId: DestinationId) =>
      act(
        `credentials ${destinationId}`,
        () => send('credentials.forget', destinationId),
        text('savedSetting'),
      ),

    async testConnection(destinationId: DestinationId): Promise<void> {
      const place: Place = `test ${destinationId}`;
      said.value = { place, kind: 'busy', words: text('testing') };
      await act(place, () => send('destination.test', destinationId), text('connected'));
    },

    async searchHotlines(query: DirectoryQuery): Promise<void> {
      const found = await send('directory.search', query);
      hotlines.value = found.ok ? found.value : [];
    },

    reportAlone: (hotlineId: string) =>
      act(`alone ${hotlineId}`, () => send('policy.report-alone', hotlineId), text('imported')),

    verifyLedger: () => act('ledger', () => send('ledger.verify'), text('ledgerWhole')),

    /** @returns the file's text, or null when it could not be written */
    async exportedLedger(): Promise<string | null> {
      const exported = await send('ledger.export');
      await act('ledger', () => Promise.resolve(exported), text('ledgerExported'));
      return exported.ok ? exported.value : null;
    },

    /** @returns the file's text, or null when it could not be written */
    async exportedSealed(): Promise<string | null> {
      const exported = await send('sealed.export');
      return exported.ok ? exported.value : null;
    },

    eraseEverything: () => act('erase', () => send('computer.erase'), text('erased')),
  };
}
