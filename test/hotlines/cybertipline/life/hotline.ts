import type { Answer } from '../../../../extension/hotlines/request.ts';
import { anAnswer, anAnswerWithCode } from '../../../builders/attempt.ts';

const day = 24 * 3_600_000;

export interface ModelReport {
  readonly reference: string;
  readonly document: string;
  /** The moderator's note, by which the model knows which report it is. */
  readonly note: string;
  readonly openedAt: number;
  state: 'open' | 'filed' | 'retracted' | 'deleted';
}

const noteIn = (document: string) => /Moderator&apos;s note: (\S+)/.exec(document)?.[1] ?? '';
const timeIn = (document: string) =>
  Date.parse(/<incidentDateTime>([^<]+)</.exec(document)?.[1] ?? 'no time');

/**
 * A hotline by its documentation: opens, files once, takes back what is open, deletes what was open for a day, takes no
 * report of the future.
 * @param forgotten the code by which it says that it has deleted a report: the documentation leaves it open
 */
export function aModelHotline(now: () => number, firstReference: number, forgotten: 5001 | 5101) {
  const reports = new Map<string, ModelReport>();
  const answer = (code: number, reference?: string) =>
    anAnswerWithCode(code, { hotlineTime: now(), status: code === 4100 ? 400 : 200 }, reference);

  function submit(document: string): Answer {
    if (!(timeIn(document) <= now())) return answer(4100);
    const reference = String(firstReference + reports.size);
    reports.set(reference, { reference, document, note: noteIn(document), openedAt: now(), state: 'open' });
    return answer(0, reference);
  }

  function settle(reference: string, wanted: 'filed' | 'retracted'): Answer {
    const report = reports.get(reference);
    if (report === undefined) return answer(5001);
    if (report.state === 'open' && now() - report.openedAt > day) report.state = 'deleted';
    if (report.state === 'deleted') return answer(forgotten);
    if (report.state === 'filed') return answer(5102);
    if (report.state === 'retracted') return answer(5101);
    report.state = wanted;
    return answer(0);
  }

  return {
    handle(step: string, body: unknown): Answer {
      if (step === 'status') return anAnswer({ hotlineTime: now() });
      if (step === 'submit') return submit(String(body));
      if (step !== 'finish' && step !== 'retract') throw new Error(`no such step: ${step}`);
      const reference = body instanceof FormData ? String(body.get('id')) : '';
      return settle(reference, step === 'finish' ? 'filed' : 'retracted');
    },
    reports: (): readonly ModelReport[] => [...reports.values()],
    /** What is filed of a report, by the id that its note has. */
    filedOf: (reportId: string): readonly ModelReport[] =>
      [...reports.values()].filter(({ state, note }) => state === 'filed' && note === reportId),
  };
}

export type ModelHotline = ReturnType<typeof aModelHotline>;
