import { expect, expectTypeOf, test } from 'vitest';
import { parseDraft } from '../../extension/report/parse-draft.ts';
import type { FaultKind } from '../sandbox/server.ts';
import { filingSteps, type namedFaults } from '../soak/disturbances.ts';
import { draftOf } from '../soak/draft.ts';
import { boundaries } from './boundaries.ts';
import { cells } from './cells.ts';

type Named = Exclude<FaultKind, `code-${number}`>;

/** Each of the sandbox's kinds, or this does not compile. */
const kinds: Readonly<Record<Named, true>> = {
  'http-500': true,
  'http-429': true,
  'http-401': true,
  hang: true,
  'hang-after': true,
  'drop-before': true,
  'drop-after': true,
  garbage: true,
  'garbage-after': true,
  slow: true,
};

test('the matrix has every kind of fault that the sandbox knows at every step of filing', () => {
  expectTypeOf<(typeof namedFaults)[number]>().toEqualTypeOf<Named>();
  const faults = cells.flatMap((cell) => ('fault' in cell ? [`${cell.fault.at} ${cell.fault.kind}`] : []));
  expect(new Set(faults).size).toBe(faults.length);
  for (const step of filingSteps) {
    expect(faults).toEqual(expect.arrayContaining(Object.keys(kinds).map((kind) => `${step} ${kind}`)));
    expect(faults.some((fault) => fault.startsWith(`${step} code-`))).toBe(true);
  }
});

test('it has a stop of the background and a kill of the browser at every boundary, each once', () => {
  const kills = cells.flatMap((cell) => ('kill' in cell ? [`${cell.kill} ${cell.boundary.when}`] : []));
  const all = boundaries.flatMap(({ when }) => [`background ${when}`, `browser ${when}`]);
  expect([...kills].sort()).toEqual([...all].sort());
  expect(new Set(kills).size).toBe(kills.length);
});

test('each cell has a report of its own that the extension reads', () => {
  expect(new Set(cells.map(({ report }) => report.id)).size).toBe(cells.length);
  expect(new Set(cells.map(({ report }) => report.url)).size).toBe(cells.length);
  for (const { report } of cells) expect(parseDraft(draftOf(report, 0)).ok).toBe(true);
});
