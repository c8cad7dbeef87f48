import { adapters } from '../../../../extension/hotlines/registry.ts';
import type { Delivery } from '../../../../extension/outbox/delivery.ts';
import { createIntervention } from '../../../../extension/outbox/intervention.ts';
import { createReporting } from '../../../../extension/outbox/reporting.ts';
import { createRerouting } from '../../../../extension/outbox/rerouting.ts';
import { createTelling } from '../../../../extension/outbox/telling.ts';
import type { Policy } from '../../../../extension/policy/policy.ts';
import type { Result } from '../../../../extension/report/problem.ts';
import type { Draft, ReportId } from '../../../../extension/report/report.ts';
import { zonedTime } from '../../../../extension/report/time.ts';
import { aDraft, anObservation } from '../../../builders/report.ts';
import type { Luck } from './luck.ts';
import type { ModelOutbox } from './outbox.ts';

export interface PersonParts {
  readonly model: ModelOutbox;
  readonly luck: Luck;
  readonly now: () => number;
  readonly newId: () => string;
  readonly policy: Result<Policy>;
}

const refuse = () => {
  throw new Error('not modelled');
};

export const personActs = ['report', 'repeat', 'undo', 'cancel', 'retry', 'correct'] as const;
export type PersonAct = (typeof personActs)[number];

/** What a person does with reports, through the very parts that the pages reach. */
export function createModelPerson({ model, luck, now, newId, policy }: PersonParts) {
  const { outbox } = model;
  const drafts: Draft[] = [];
  const firstForms = new Map<string, string>();
  const telling = createTelling({ outbox, adapters });
  const earlier = { filedAbout: async () => [], about: refuse, similarTo: refuse };
  const policyInForce = { policy: async () => policy };
  const shared = { outbox, adapters, telling, policyInForce, now, newId, changed: () => {} };
  const rerouting = createRerouting(shared);
  const intervention = createIntervention({ ...shared, rerouting });
  const reporting = createReporting({ ...shared, earlier, wakeAt: async () => {} });

  async function file(draft: Draft): Promise<void> {
    firstForms.set(draft.id, firstForms.get(draft.replaces ?? '') ?? draft.id);
    // By its note the hotline's reports are known again.
    const noted = { ...draft, note: draft.id };
    const filed = await reporting.file(noted);
    if (filed.ok) drafts.push(noted);
    else if (filed.problems[0].code !== 'too-late-to-edit') throw new Error(filed.problems[0].code);
  }

  async function correct(id: ReportId): Promise<void> {
    const draft = await reporting.correct(id);
    if (draft.ok) await file(draft.value);
  }

  function report(): Promise<void> {
    const observation = anObservation({ observedAt: zonedTime(now(), 60) });
    return file(aDraft({ id: newId() as ReportId, observation }));
  }

  return {
    firstFormOf: (id: ReportId): string => firstForms.get(id) ?? id,

    async does(act: PersonAct): Promise<void> {
      const [first, ...rest] = model.rows();
      const [firstDraft, ...drafted] = drafts;
      if (act === 'report' || first === undefined || firstDraft === undefined) return report();
      const delivery = luck.pick([first, ...rest]);
      if (act === 'repeat') await reporting.file(luck.pick([firstDraft, ...drafted]));
      else if (act === 'correct') await correct(delivery.reportId);
      else if (act === 'undo') await intervention.undo(delivery.reportId);
      else await intervention[act](delivery.id);
    },

    /** Tries again whatever needs a person. */
    async lookAfter({ id, state }: Delivery, paused: boolean): Promise<void> {
      if (paused || state.name === 'needs-person') await intervention.retry(id);
    },

    /** What each new worker does first, because the policy may be another by then. */
    startAnew: () => rerouting.policyChanged(),
  };
}
