import { createHandingOver } from '../../extension/outbox/handing-over.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDesk } from '../builders/desk.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aDraft } from '../builders/report.ts';

type WayInput = PolicyInput['destinations'][number];

/** One way of each kind that only a person can go, as a policy writes it. */
export const handOverWays = {
  form: {
    id: 'form',
    adapter: 'web-form',
    name: 'Practice form',
    environment: 'test',
    address: 'https://hotline.example:8443/report',
  },
  mailbox: {
    id: 'mailbox',
    adapter: 'email',
    name: 'Practice mailbox',
    environment: 'test',
    address: 'desk@hotline.example',
  },
  copying: {
    id: 'copying',
    adapter: 'clipboard',
    name: 'Practice form, by copying',
    environment: 'test',
    address: 'https://hotline.example:8443/other',
  },
  portal: {
    id: 'portal',
    adapter: 'nca',
    name: 'Practice portal',
    environment: 'test',
    address: 'https://portal.example/',
  },
} as const satisfies Readonly<Record<string, WayInput>>;
export type HandOverWay = keyof typeof handOverWays;

/** A policy that knows all of these and one hotline that is sent to, and routes each report to the named ones. */
export const aPolicyTo = (...to: readonly (HandOverWay | 'practice')[]) =>
  parsePolicy(
    aPolicyInput({
      destinations: [...aPolicyInput().destinations, ...Object.values(handOverWays)],
      routing: { default: [...to] },
    }),
  );

/** A desk whose reports go to hotlines that a person files with. */
export async function aHandOverDesk(name: string) {
  const desk = await aDesk(name);
  const handingOver = createHandingOver({
    outbox: desk.outbox,
    telling: desk.telling,
    now: () => desk.now,
    changed: () => {
      desk.changes += 1;
    },
  });
  /** Files a draft to these; what gives its deliveries by where they go. */
  async function file(to: readonly (HandOverWay | 'practice')[], given: Parameters<typeof aDraft>[0] = {}) {
    desk.policy = aPolicyTo(...to);
    const reportId = crypto.randomUUID() as ReportId;
    const filed = await desk.reporting.file(aDraft({ id: reportId, ...given }));
    if (!filed.ok) throw new Error(filed.problems[0].code);
    const deliveries = await desk.outbox.deliveriesOf(reportId);
    desk.changes = 0;
    const idOf = (way: HandOverWay | 'practice') => {
      const found = deliveries.find(({ destination }) => destination.id === way);
      if (found === undefined) throw new Error(`nothing goes to ${way}`);
      return found.id;
    };
    return { reportId, idOf };
  }
  return Object.assign(desk, { handingOver, file });
}

export type HandOverDesk = Awaited<ReturnType<typeof aHandOverDesk>>;
