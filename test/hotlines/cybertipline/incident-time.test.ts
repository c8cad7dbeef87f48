import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentTime } from '../../../extension/hotlines/cybertipline/incident-time.ts';
import { instantOf, type ZonedTime, zonedTime, zoneMinutesOf } from '../../../extension/report/time.ts';
import { aFullCase } from '../../builders/facts.ts';
import { anObservation, clickedAt, clickedAtZoned } from '../../builders/report.ts';

const now = clickedAt + 10_000;
const day = 86_400_000;
const offset = fc.oneof(
  fc.integer({ min: -30 * day, max: 30 * day }),
  fc.integer({ min: -3000, max: 3000 }),
  fc.double({ min: -3000, max: 3000, noNaN: true }),
);
/** Up to an hour in the future, as after a clock was set back between click and sending. */
const observed = fc
  .tuple(fc.integer({ min: now - 30 * day, max: now + 3_600_000 }), fc.integer({ min: -720, max: 840 }))
  .map(([at, zone]) => zonedTime(at, zone));

/** A report of which the platform's records say nothing. */
const observedOnly = (observedAt: ZonedTime) => ({
  observation: anObservation({ observedAt }),
  ofCase: null,
});

describe('The incident time', () => {
  test.each<[string, ZonedTime, number | null, string, number]>([
    ['a clock that was never measured', clickedAtZoned, null, '2026-11-23T09:30:00.250+01:00', 0],
    ['a clock that is right', clickedAtZoned, 0, '2026-11-23T09:30:00.250+01:00', 0],
    ['a clock within the measure’s own doubt', clickedAtZoned, 2000, '2026-11-23T09:30:00.250+01:00', 0],
    ['a clock that is late', clickedAtZoned, 2001, '2026-11-23T09:30:02.251+01:00', 2],
    ['a clock that is an hour late', clickedAtZoned, 3_600_000, '2026-11-23T10:30:00.250+01:00', 3600],
    ['a clock that is a day early', clickedAtZoned, -day, '2026-11-22T09:30:00.250+01:00', -86_400],
    ['a click just now', zonedTime(now, 60), 0, '2026-11-23T09:30:09.250+01:00', 0],
    [
      'a click just now, by a clock that is slightly early',
      zonedTime(now, 60),
      -1500,
      '2026-11-23T09:30:07.750+01:00',
      0,
    ],
    [
      'a click in the future, after the clock was set back',
      zonedTime(now + 60_000, 60),
      0,
      '2026-11-23T09:30:09.250+01:00',
      0,
    ],
  ])('of %s', (_, observedAt, clockOffset, time, correctedBySeconds) => {
    expect(incidentTime(observedOnly(observedAt), now, clockOffset)).toEqual({
      time,
      of: 'observation',
      correctedBySeconds,
    });
  });

  test('never lies in the hotline’s future, once its clock is known', () => {
    fc.assert(
      fc.property(observed, offset, (observedAt, clockOffset) => {
        const { time } = incidentTime(observedOnly(observedAt), now, clockOffset);
        expect(instantOf(time)).toBeLessThan(now + clockOffset);
      }),
    );
  });

  test('keeps the moderator’s zone', () => {
    fc.assert(
      fc.property(observed, fc.option(offset), (observedAt, clockOffset) => {
        expect(zoneMinutesOf(incidentTime(observedOnly(observedAt), now, clockOffset).time)).toBe(
          zoneMinutesOf(observedAt),
        );
      }),
    );
  });

  test('is moved by the whole error of the clock or not at all, unless that would be the future', () => {
    fc.assert(
      fc.property(observed, fc.integer({ min: -30 * day, max: 30 * day }), (observedAt, clockOffset) => {
        const moved =
          instantOf(incidentTime(observedOnly(observedAt), now, clockOffset).time) - instantOf(observedAt);
        const latest = now + clockOffset - 1000 - instantOf(observedAt);
        expect([0, clockOffset, latest]).toContain(moved);
        if (Math.abs(clockOffset) > 2000 && instantOf(observedAt) <= now - 1000)
          expect(moved).toBe(clockOffset);
      }),
    );
  });
});

describe('The time of upload by the platform’s own records', () => {
  const report = (uploadedAt: typeof aFullCase.uploadedAt) => ({
    observation: anObservation(),
    ofCase: { ...aFullCase, uploadedAt },
  });

  test('is the incident’s time, as the platform wrote it, whatever this computer’s clock says', () => {
    expect(incidentTime(report(aFullCase.uploadedAt), now, 3_600_000)).toEqual({
      time: '2026-11-20T18:00:00.000+00:00',
      of: 'upload',
      correctedBySeconds: 0,
    });
  });

  test.each([
    ['without a zone', { zone: 'unknown', wallClock: '2026-11-20T18:00:00', shown: '' } as const],
    ['in the hotline’s future', { zone: 'known', at: zonedTime(now + 60_000, 0), shown: '' } as const],
    ['that is not shown', null],
  ])('%s leaves the time of observation', (_, uploadedAt) => {
    expect(incidentTime(report(uploadedAt), now, 0)).toMatchObject({
      time: clickedAtZoned,
      of: 'observation',
    });
  });
});
