import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCaseTime } from '../../../extension/capture/console/case-time.ts';

describe('A time with its zone is read from', () => {
  test.each<[string, string]>([
    ['2026-11-20T18:00:00Z', '2026-11-20T18:00:00Z'],
    ['2026-11-20T18:00:00.123456Z', '2026-11-20T18:00:00.123456Z'],
    ['2026-11-20T18:00Z', '2026-11-20T18:00:00Z'],
    ['2026-11-20t18:00:00z', '2026-11-20T18:00:00Z'],
    ['2026-11-20T18:00:00+01:00', '2026-11-20T18:00:00+01:00'],
    ['2026-11-20T18:00:00-0530', '2026-11-20T18:00:00-05:30'],
    ['2026-11-20 18:00:00 +1', '2026-11-20T18:00:00+01:00'],
    ['2026-11-20 18:00:00 UTC', '2026-11-20T18:00:00Z'],
    ['2026-11-20, 18:00 (GMT)', '2026-11-20T18:00:00Z'],
    ['2026-11-20 18:00:00 GMT-5', '2026-11-20T18:00:00-05:00'],
    ['2026-11-20 18:00 UTC+05:45', '2026-11-20T18:00:00+05:45'],
    ['20261120T180000Z', '2026-11-20T18:00:00Z'],
    ['2026/11/20 18:00 UTC', '2026-11-20T18:00:00Z'],
    ['20.11.2026 18:00 UTC', '2026-11-20T18:00:00Z'],
    ['5.4.2026 8:05 UTC', '2026-04-05T08:05:00Z'],
    ['11/20/2026 6:00 PM UTC', '2026-11-20T18:00:00Z'],
    ['20/11/2026 18:00 UTC', '2026-11-20T18:00:00Z'],
    ['11/11/2026 12:00 AM UTC', '2026-11-11T00:00:00Z'],
    ['11/20/2026 12:30 p.m. Z', '2026-11-20T12:30:00Z'],
    ['1795000000', '2026-11-18T11:06:40.000+00:00'],
    ['1795000000.25', '2026-11-18T11:06:40.250+00:00'],
    ['1795000000123', '2026-11-18T11:06:40.123+00:00'],
  ])('%s', (shown, at) => {
    expect(readCaseTime(shown)).toEqual({ time: { zone: 'known', at, shown } });
  });
});

describe('A time of an unknown zone stays one:', () => {
  test.each<[string, string]>([
    ['2026-11-20T18:00:00', '2026-11-20T18:00:00'],
    ['2026-11-20 18:00', '2026-11-20T18:00:00'],
    ['2026-11-20', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['2026-11-20 18:00:00 CET', '2026-11-20T18:00:00'],
    ['2026-11-20 6:00 PM PST', '2026-11-20T18:00:00'],
    ['2026-11-20 6:00 AMT', '2026-11-20T06:00:00'],
    ['2026-11-20 18:00 Europe/Zurich', '2026-11-20T18:00:00'],
    ['2026-11-20 18:00 +15:00', 'none'],
  ])('%s', (shown, wallClock) => {
    expect(readCaseTime(shown)).toEqual(
      wallClock === 'none' ? { why: 'not-a-date' } : { time: { zone: 'unknown', wallClock, shown } },
    );
  });
});

describe('Never guessed is', () => {
  test.each([
    '03/04/2026 10:00 UTC',
    '3-4-2026',
    '11/20/26 06:00 PM',
    '01/02/03',
  ])('the order of %s', (shown) => {
    expect(readCaseTime(shown)).toEqual({ why: 'ambiguous-date' });
  });

  test.each([
    '',
    'yesterday',
    'about 3 hours ago',
    '2026-02-30T10:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T18:60:00Z',
    '2026-13-01',
    '13/13/2026',
    '2026-11-20 13:00 PM UTC',
    '2026-11-20 18:00 and more words',
    '2026-11-20 600 UTC',
    '2026',
    '12345',
    '-1795000000',
    '1795000000123456',
    '99999999999',
  ])('a time in "%s"', (shown) => {
    expect(readCaseTime(shown)).toEqual({ why: 'not-a-date' });
  });
});

test('Whatever a browser writes as ISO 8601 is read as the same instant', () => {
  const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, (date) => {
      const read = readCaseTime(date.toISOString());
      expect('time' in read && read.time.zone === 'known' && Date.parse(read.time.at)).toBe(date.getTime());
    }),
  );
});
