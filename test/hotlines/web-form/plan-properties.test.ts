import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldSigns, PageSigns } from '../../../extension/hotlines/web-form/field-signs.ts';
import { planPage } from '../../../extension/hotlines/web-form/plan.ts';
import { isContactRole, roles } from '../../../extension/hotlines/web-form/role.ts';
import type { FormValues, Progress } from '../../../extension/hotlines/web-form/values.ts';
import { formLabels } from '../../sandbox/forms/form-labels.ts';
import { descriptionWordings, notOurs, urlWordings } from './other-wordings.ts';
import { aContact, aField, aPage, aScope } from './page-builder.ts';

const anyLabel = fc.constantFrom(
  ...urlWordings,
  ...descriptionWordings,
  ...notOurs,
  ...formLabels.flatMap(({ url, description, name, email, phone }) => [url, description, name, email, phone]),
);
const kinds = [
  { kind: 'line', types: ['text', 'url', 'email', 'tel', 'search', 'password', 'number'] },
  { kind: 'lines', types: ['textarea', 'editable'] },
  { kind: 'choice', types: ['select', 'radio', 'checkbox'] },
] as const;

const anyField: fc.Arbitrary<FieldSigns> = fc.constantFrom(...kinds).chain(({ kind, types }) =>
  fc
    .record({
      type: fc.constantFrom(...types),
      labels: fc.array(anyLabel, { maxLength: 1 }),
      names: fc.array(fc.oneof(anyLabel, fc.string()), { maxLength: 1 }),
      options: fc.array(fc.constantFrom('Website', 'CSAM', 'Other', 'Forum'), { maxLength: 4 }),
      maxLength: fc.option(fc.integer({ min: 0, max: 200 })),
      occupied: fc.boolean(),
      required: fc.boolean(),
      scope: fc.integer({ min: 0, max: 1 }),
    })
    .map((signs) => aField({ ...signs, kind, options: kind === 'choice' ? signs.options : [] })),
);
const anyPage: fc.Arbitrary<PageSigns> = fc
  .tuple(fc.array(anyField, { maxLength: 8 }), fc.boolean())
  .map(([fields, hasPassword]) => aPage(fields, [aScope(), aScope({ hasPassword })]));

const anyAddress = fc.webUrl({ withQueryParameters: true, withFragments: true });
const anyValues: fc.Arbitrary<FormValues> = fc.record({
  addresses: fc.uniqueArray(anyAddress, { maxLength: 4 }),
  description: fc.string({ maxLength: 60 }),
  where: fc.option(fc.constantFrom('Website', 'Forum')),
  category: fc.option(fc.constant({ id: 'csam', words: ['CSAM'] })),
  contact: fc.option(fc.constant(aContact)),
});
const anyProgress: fc.Arbitrary<Progress> = fc.record({
  addresses: fc.uniqueArray(fc.integer({ min: 0, max: 3 })),
  placed: fc.uniqueArray(fc.constantFrom(...roles)),
});

const always = (holds: (page: PageSigns, values: FormValues, progress: Progress) => void) =>
  fc.assert(fc.property(anyPage, anyValues, anyProgress, holds), { numRuns: 400 });

describe('Whatever the page and the report, the plan', () => {
  test('touches no field twice and none that is occupied or in a form with a password', () => {
    always((page, values, progress) => {
      const fields = planPage(page, values, progress).steps.map(({ field }) => field);
      expect(new Set(fields).size).toBe(fields.length);
      for (const field of fields) {
        const signs = page.fields[field];
        expect(signs?.occupied).toBe(false);
        expect(page.scopes[signs?.scope ?? -1]?.hasPassword).toBe(false);
      }
    });
  });

  test('stays within one form', () => {
    always((page, values, progress) => {
      const scopes = planPage(page, values, progress).steps.map(({ field }) => page.fields[field]?.scope);
      expect(new Set(scopes).size).toBeLessThanOrEqual(1);
    });
  });

  test('never touches a password, a search or a check box of consent', () => {
    always((page, values, progress) => {
      for (const { field, kind } of planPage(page, values, progress).steps) {
        const { type } = page.fields[field] ?? {};
        expect(['password', 'search', 'number']).not.toContain(type);
        expect(kind === 'choose').toBe(type === 'select' || type === 'radio' || type === 'checkbox');
      }
    });
  });

  test('cuts nothing: a text fits its field, and every address is whole in it', () => {
    always((page, values, progress) => {
      for (const step of planPage(page, values, progress).steps) {
        if (step.kind === 'choose') continue;
        const limit = page.fields[step.field]?.maxLength ?? Number.POSITIVE_INFINITY;
        expect(step.text.length).toBeLessThanOrEqual(limit);
        for (const index of step.addresses) expect(step.text).toContain(values.addresses[index]);
      }
    });
  });

  test('places no address twice, and none that was placed before', () => {
    always((page, values, progress) => {
      const placed = planPage(page, values, progress).steps.flatMap((step) =>
        step.kind === 'write' ? step.addresses : [],
      );
      expect(new Set(placed).size).toBe(placed.length);
      for (const index of placed) expect(progress.addresses).not.toContain(index);
    });
  });

  test('gives no contact details that the moderator did not give', () => {
    always((page, values, progress) => {
      const { steps, outcomes } = planPage(page, { ...values, contact: null }, progress);
      expect(steps.filter(({ role }) => isContactRole(role))).toEqual([]);
      for (const role of roles.filter(isContactRole))
        expect(outcomes[role]).toEqual({ state: 'absent', reason: 'no-value' });
    });
  });

  test('says of every role what became of it, as many fields as it has steps', () => {
    always((page, values, progress) => {
      const { steps, outcomes } = planPage(page, values, progress);
      for (const role of roles) {
        const own = steps.filter((step) => step.role === role).length;
        const outcome = outcomes[role];
        expect(outcome.state === 'filled' ? outcome.fields : 0).toBe(own);
      }
    });
  });
});
