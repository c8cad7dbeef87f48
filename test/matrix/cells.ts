import type { Fault } from '../sandbox/server.ts';
import type { Kill } from '../soak/disturbances.ts';
import { everyFault } from '../soak/disturbances.ts';
import { type PlannedReport, plannedAddress } from '../soak/plan.ts';
import { type Boundary, boundaries } from './boundaries.ts';

/** One delivery with one thing that goes wrong. */
export type Cell = { readonly words: string; readonly report: PlannedReport } & (
  | { readonly fault: Fault }
  | { readonly kill: Kill['what']; readonly boundary: Boundary }
);

const kills = ['background', 'browser'] as const;
const killed = { background: 'the background is stopped', browser: 'the browser is killed' } as const;

const matrix = [
  ...everyFault.map((fault) => ({ words: `${fault.at} ${fault.kind}`, fault })),
  ...kills.flatMap((kill) =>
    boundaries.map((boundary) => ({ words: `${killed[kill]} when ${boundary.when}`, kill, boundary })),
  ),
];

/** An address root of the matrix alone: no soak is planned with it. */
const seed = 0;

/** Every fault at the step that can meet it, and every kill at every boundary. */
export const cells: readonly Cell[] = matrix.map((cell, number) => ({
  ...cell,
  report: {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    url: plannedAddress(seed, number),
  },
}));
