import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantOf,
  parseZonedTime,
  type ZonedTime,
  zonedTime,
  zoneMinutesOf,
} from '../../extension/report/time.ts';

const instant = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2100, 0, 1) });
const zone = fc.integer({ min: -12 * 60, max: 14 * 60 });

describe('A zoned time', () => {
  test.each([
    [0, 0, '1970-01-01T00:00:00.000+00:00'],
    [Date.UTC(2026, 10, 23, 8, 30, 0, 250), 60, '2026-11-23T09:30:00.250+01:00'],
    [Date.UTC(2026, 10, 23, 8, 30), -210, '2026-11-23T05:00:00.000-03:30'],
    [Date.UTC(2026, 10, 23, 23, 30), 845, '2026-11-24T13:35:00.000+14:05'],
    [Date.UTC(2026, 11, 31, 23, 59, 59, 999), 1, '2027-01-01T00:00:59.999+00:01'],
    [Date.UTC(2028, 1, 29, 0, 0), -1, '2028-02-28T23:59:00.000-00:01'],
  ])('writes instant %i in a zone %i minutes ahead as %s', (at, minutes, written) => {
    expect(zonedTime(at, minutes)).toBe(written);
  });

  test('names the instant and the zone it was made of, in every zone there is', () => {
    fc.assert(
      fc.property(instant, zone, (at, minutes) => {
        const time = zonedTime(at, minutes);
        expect(instantOf(time)).toBe(at);
        expect(zoneMinutesOf(time)).toBe(minutes);
        expect(parseZonedTime(time)).toBe(time);
      }),
    );
  });

  test('written in UTC has the zone zero', () => {
    expect(zoneMinutesOf('2026-11-23T08:30:00Z' as ZonedTime)).toBe(0);
  });
});

describe('From the outside', () => {
  test.each([
    '2026-11-23T09:30:00Z',
    '2026-11-23T09:30:00.5Z',
    '2026-11-23T09:30:00.123456789+01:00',
    '2026-11-23T09:30:00-12:00',
    '2026-11-23T09:30:00+14:00',
    '2026-11-23T23:59:59+05:45',
    '2028-02-29T00:00:00+00:00',
    '2000-02-29T00:00:00-00:00',
  ])('%s is a zoned time', (text) => {
    expect(parseZonedTime(text)).toBe(text);
  });

  test.each([
    ['', 'nothing'],
    ['2026-11-23', 'only a date'],
    ['2026-11-23T09:30:00', 'without a zone'],
    ['2026-11-23T09:30Z', 'without seconds'],
    ['2026-11-23 09:30:00Z', 'without its T'],
    ['2026-11-23t09:30:00z', 'in small letters'],
    ['2026-11-23T09:30:00.Z', 'a point without a fraction'],
    ['2026-11-23T09:30:00+0100', 'a zone without its colon'],
    [' 2026-11-23T09:30:00Z', 'with white space before'],
    ['2026-11-23T09:30:00Z\n', 'with a line feed behind'],
    ['2026-13-01T00:00:00Z', 'a thirteenth month'],
    ['2026-11-23T25:00:00Z', 'a 25th hour'],
    ['2026-11-23T09:60:00Z', 'a 60th minute'],
    ['2026-11-23T09:30:60Z', 'a leap second, which no clock of ours shows'],
    ['2026-02-30T00:00:00Z', 'a day that February does not have'],
    ['2026-02-29T00:00:00Z', 'a leap day of no leap year'],
    ['2026-04-31T12:00:00+01:00', 'a day that April does not have'],
    ['2026-11-23T24:00:00Z', 'an hour that is already the next day'],
    ['2026-11-23T09:30:00+14:01', 'beyond the easternmost zone'],
    ['2026-11-23T09:30:00-14:30', 'beyond the westernmost zone of the schema'],
    ['2026-11-23T09:30:00+23:59', 'far beyond it'],
    ['2026-11-23T09:30:00+01:60', 'a zone with 60 minutes'],
    ['0000-01-01T00:00:00Z', "the year zero, which hotlines' schemas do not know"],
    ['Mon, 23 Nov 2026 09:30:00 GMT', 'in another format'],
    ['+012026-11-23T09:30:00Z', 'a year with a sign'],
  ])('%j is none: %s', (text) => {
    expect(parseZonedTime(text)).toBeNull();
  });

  test('any text is taken or refused, never thrown at', () => {
    const timeLike = fc.string({ unit: fc.constantFrom(...'0123456789-+:.TZ '), maxLength: 32 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), timeLike), (text) => {
        expect([null, text]).toContain(parseZonedTime(text));
      }),
    );
  });
});
