import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markNames, shieldStyle, veilEnd } from '../../extension/shield/shield-style.ts';
import { type Strength, strengthNames, strengthOf, usualStrength } from '../../extension/shield/strength.ts';

const anyStrength: fc.Arbitrary<Strength> = fc.record({
  blurPixels: fc.integer({ min: 0, max: 100 }),
  greyscale: fc.boolean(),
  mute: fc.boolean(),
});

describe('The style of the shield', () => {
  test.each([
    [{ blurPixels: 24, greyscale: true }, 'filter: grayscale(1) blur(24px) !important'],
    [{ blurPixels: 0, greyscale: true }, 'filter: grayscale(1) !important'],
    [{ blurPixels: 7, greyscale: false }, 'filter: blur(7px) !important'],
  ])('with %j hides media by "%s"', (given, expected) => {
    expect(shieldStyle({ ...given, mute: true }, 'mark')).toContain(expected);
  });

  test('hides nothing where the policy wants neither blur nor grey', () => {
    expect(shieldStyle({ blurPixels: 0, greyscale: false, mute: true }, 'mark')).toBe('');
  });

  test('outweighs the page with each thing that it says of media', () => {
    fc.assert(
      fc.property(anyStrength, (strength) => {
        const declarations = [...shieldStyle(strength, 'mark').matchAll(/(?<=[{;]\s)[a-z-]+: [^;]+;/g)];
        const media = declarations.map(([one]) => one).filter((one) => !one.startsWith('--'));
        expect(media.filter((one) => !one.endsWith('!important;'))).toEqual([]);
      }),
    );
  });

  test('leaves out what the page’s script has marked, in every rule that hides', () => {
    const { lifted } = markNames('mark');
    const rules = shieldStyle(usualStrength, 'mark')
      .split('\n')
      .filter((rule) => !rule.startsWith(':root') && !rule.startsWith('::backdrop'));
    expect(rules.length).toBeGreaterThan(3);
    expect(rules.filter((rule) => !rule.includes(`:not([${lifted}])`))).toEqual([]);
  });

  test('is a few rules, however much the page holds', () => {
    expect(shieldStyle(usualStrength, 'mark').length).toBeLessThan(1500);
  });

  test('ends the veil on everything that the veil hides', () => {
    for (const selector of [':root', ':modal', ':popover-open', ':fullscreen'])
      expect(veilEnd).toContain(selector);
  });
});

test('a moderator chooses among strengths, of which one is the organisation’s own', () => {
  const policy = { blurPixels: 3, greyscale: false, mute: false };
  expect(strengthOf('policy', policy)).toEqual(policy);
  const blurs = strengthNames.map((name) => strengthOf(name, usualStrength).blurPixels);
  expect(new Set(blurs).size).toBe(strengthNames.length);
});
