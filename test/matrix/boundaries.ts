import type { FaultStep } from '../sandbox/server.ts';
import type { Row } from './turnstile.ts';

/** How a moment in a delivery's life is recognised, from the side where it can be seen. */
export type Moment =
  /** The extension shows this state. */
  | { readonly shown: 'held' | 'filed' }
  /** The hotline keeps a request waiting, before or after it has done what was asked. */
  | { readonly during: FaultStep; readonly kind: 'hang' | 'hang-after' }
  /** The report is about to be written: nobody has been told that it is saved. */
  | { readonly unsaved: true }
  /** So much is on disk, and nothing more gets there; `nextWaits`: the extension wants to write what comes next. */
  | { readonly onDisk: (row: Row) => boolean; readonly nextWaits: boolean };

/** A boundary between two steps of a delivery. */
export interface Boundary {
  /** Where the delivery is; read on after "when". */
  readonly when: string;
  readonly moment: Moment;
  readonly clock: 'known' | 'to be asked for';
  /** What the hotline may have of it by then: without this the delivery was not where it should have been. */
  readonly there: readonly ('nothing' | 'open' | 'finished')[];
  /** How often it is opened there in the end: twice where the reference never got to the disk. */
  readonly opened: 1 | 2;
}

const usual = { clock: 'known', there: ['nothing'], opened: 1 } as const;

/** Every step of a delivery, in their order, from the press to the receipt. */
export const boundaries: readonly Boundary[] = [
  {
    ...usual,
    when: 'the acknowledgement is about to be written',
    moment: { unsaved: true },
  },
  { ...usual, when: 'it is saved and on hold', moment: { shown: 'held' } },
  {
    ...usual,
    when: 'it is claimed, and nothing is asked yet',
    moment: { onDisk: (row) => row.state === 'sending' && row.phase === 'none', nextWaits: true },
  },
  {
    ...usual,
    when: 'the clock is asked for, before the hotline acts',
    moment: { during: 'status', kind: 'hang' },
    clock: 'to be asked for',
  },
  {
    ...usual,
    when: 'the clock is asked for, after the hotline has acted',
    moment: { during: 'status', kind: 'hang-after' },
    clock: 'to be asked for',
  },
  {
    ...usual,
    when: 'it is submitted, before the hotline acts',
    moment: { during: 'submit', kind: 'hang' },
  },
  {
    ...usual,
    when: 'it is submitted, after the hotline has acted',
    moment: { during: 'submit', kind: 'hang-after' },
    there: ['open'],
    opened: 2,
  },
  {
    ...usual,
    when: 'submit is answered, and the reference is about to be written',
    moment: { onDisk: (row) => row.phase === 'submitting', nextWaits: true },
    there: ['open'],
    opened: 2,
  },
  {
    ...usual,
    when: 'it is opened, and the reference is on disk',
    moment: { onDisk: (row) => row.hasReference, nextWaits: false },
    // Where "finishing" is written together with the reference, `finish` may be on its way by now.
    there: ['open', 'finished'],
  },
  {
    ...usual,
    when: 'it is finished, before the hotline acts',
    moment: { during: 'finish', kind: 'hang' },
    there: ['open'],
  },
  {
    ...usual,
    when: 'it is finished, after the hotline has acted',
    moment: { during: 'finish', kind: 'hang-after' },
    there: ['finished'],
  },
  {
    ...usual,
    when: 'finish is answered, and the receipt is about to be written',
    moment: { onDisk: (row) => row.phase === 'finishing', nextWaits: true },
    there: ['finished'],
  },
  { ...usual, when: 'it is settled', moment: { shown: 'filed' }, there: ['finished'] },
];
