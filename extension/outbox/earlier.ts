import { reportableAddress } from '../report/address.ts';
import type { Draft, PriorReport, ReportSummary } from '../report/report.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import { addressKeys, subjectKeys } from './subject-keys.ts';
import type { Telling } from './telling.ts';

export interface EarlierParts {
  readonly outbox: Pick<Outbox, 'reportsAbout' | 'deliveriesOf' | 'duplicateKey'>;
  readonly telling: Pick<Telling, 'stories'>;
}

/** So many earlier reports are named at the most. */
const named = 5;

export type Earlier = ReturnType<typeof createEarlier>;

/** Finds what was reported before about the same or a similar subject. It only ever warns and links, and blocks nothing. */
export function createEarlier({ outbox, telling }: EarlierParts) {
  const keysOf = async (url: string) => addressKeys(url, await outbox.duplicateKey());

  async function receiptsOf({ id }: ReportSummary): Promise<readonly PriorReport[]> {
    return (await outbox.deliveriesOf(id)).flatMap(({ destination, state }) => {
      if (state.name !== 'filed') return [];
      const { id: destinationId, environment, name: hotline } = destination;
      return [{ destinationId, environment, hotline, reference: state.receipt.reference }];
    });
  }

  return {
    /** Reports about the very address, newest first. */
    async about(url: string, limit = named): Promise<readonly ReportStory[]> {
      const { exact } = await keysOf(url);
      const found = (await outbox.reportsAbout(exact)).slice(0, limit);
      return telling.stories(found.map(({ id }) => id));
    },

    /** The newest report about an address that is merely like this one; null when there is none. */
    async similarTo(url: string): Promise<ReportStory | null> {
      const { exact, similar } = await keysOf(url);
      const same = new Set((await outbox.reportsAbout(exact)).map(({ id }) => id));
      const alike = (await outbox.reportsAbout(similar, 'similarKeys')).find(({ id }) => !same.has(id));
      const [story] = alike === undefined ? [] : await telling.stories([alike.id]);
      return story ?? null;
    },

    /** What hotlines have of earlier reports about a draft's addresses or account, newest first. */
    async filedAbout(draft: Draft, platform: string): Promise<readonly PriorReport[]> {
      const found = [draft.url, ...draft.moreUrls].map(reportableAddress);
      const [first, ...more] = found.flatMap((one) =>
        one.ok ? [{ url: one.value, hosting: 'own' as const }] : [],
      );
      if (first === undefined) return [];
      const subject = { addresses: [first, ...more] as const, account: draft.account };
      const { exact } = await subjectKeys(subject, platform, await outbox.duplicateKey());
      const earlier = (await outbox.reportsAbout(exact)).slice(0, named);
      return (await Promise.all(earlier.map(receiptsOf))).flat();
    },
  };
}
