import { expect } from 'vitest';
import type { ReportStory } from '../../extension/outbox/story.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import type { MoneyTrail } from '../../extension/report/money-trail.ts';
import type { Draft, ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aDraft, anObservation } from '../builders/report.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { policyFor, type Stage, type StagePolicy } from './stage.ts';

/** What must be found nowhere but in the reports themselves. */
export const marker = 'only-in-the-address-5c1e';
const moneyTrail: MoneyTrail = {
  hosts: [
    { host: `ads.${marker}.example`, network: 'Google' },
    { host: `tags.${marker}.example`, network: 'Google' },
    { host: `zone.${marker}.example`, network: 'A-ADS' },
  ],
  ids: [],
  containers: [],
  payments: [],
  wallets: [],
  complete: true,
};

/** Practice goes to the sandbox, and one category to a form that stands for what is real. Nobody opens it. */
const policyOf = (sandbox: Sandbox, given: StagePolicy = {}): StagePolicy => ({
  holdSeconds: 0,
  organisation: { ...policyFor(sandbox).organisation, ownDomains: ['own.example'] },
  destinations: [
    ...policyFor(sandbox).destinations,
    {
      id: 'form',
      adapter: 'web-form',
      name: 'The real form',
      environment: 'production',
      address: 'https://hotline.example/report',
    },
  ],
  routing: {
    default: ['sandbox'],
    routes: [{ id: 'real', when: { categories: ['trafficking'] }, to: ['form'] }],
  } as PolicyInput['routing'],
  ...given,
});

const idIn = ({ deliveries }: ReportStory) => deliveries[0]?.id;

/** Files reports for the statistics to count; to be called within a test. */
export function reportsFor(stage: Stage) {
  let post = 0;
  const usePolicy = (given: StagePolicy = {}) => stage.usePolicy(policyOf(stage.sandbox, given));

  async function file(given: Partial<Draft> = {}): Promise<ReportStory> {
    post += 1;
    const draft = aDraft({
      id: crypto.randomUUID() as ReportId,
      url: `https://forum.example/post/${post}?${marker}`,
      observation: anObservation({ observedAt: zonedTime(Date.now() - 30_000 * post, 0) }),
      ...given,
    });
    const filed = await stage.ask<{ ok: boolean; value: ReportStory }>('report.file', draft);
    if (!filed.ok) throw new Error(`The report was refused: ${JSON.stringify(filed)}`);
    return filed.value;
  }

  async function becomes(story: ReportStory, state: string): Promise<ReportStory> {
    const now = async () => (await stage.ask<{ value: ReportStory }>('report.story', story.id)).value;
    await expect
      .poll(async () => (await now()).deliveries.map((one) => one.state.name), { timeout: 20_000 })
      .toEqual([state]);
    return now();
  }

  async function fileOfEveryFate(): Promise<void> {
    await becomes(await file(), 'filed');
    await becomes(await file({ categoryId: 'grooming', url: `https://own.example/${marker}` }), 'filed');
    await becomes(
      await file({
        categoryId: 'grooming',
        url: `https://own.example/two/${marker}`,
        moreUrls: [`https://forum.example/two/${marker}`],
      }),
      'filed',
    );
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const refused = await becomes(await file(), 'needs-person');
    await stage.ask('delivery.file-by-hand', { deliveryId: idIn(refused), reference: 'BY-HAND-1' });
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const wrong = await becomes(await file(), 'needs-person');
    await becomes(await file({ replaces: wrong.id }), 'filed');
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    await becomes(await file({ categoryId: 'csam-generated' }), 'needs-person');
    await becomes(await file({ categoryId: 'commercial', moneyTrail }), 'filed');
    const real = await becomes(await file({ categoryId: 'trafficking' }), 'to-hand-over');
    await stage.ask('hand-over.begin', idIn(real));
    await becomes(await file({ categoryId: 'trafficking' }), 'to-hand-over');
    await usePolicy({ holdSeconds: 60 });
    await stage.ask('report.undo', (await file()).id);
  }

  return { usePolicy, file, becomes, fileOfEveryFate };
}
