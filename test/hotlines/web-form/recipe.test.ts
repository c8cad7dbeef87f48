import { describe, expect, test } from 'vitest';
import officialHotlines from '../../../extension/hotlines/directory/official-hotlines.json' with {
  type: 'json',
};
import { certainRole, readField } from '../../../extension/hotlines/web-form/certainty.ts';
import { planPage } from '../../../extension/hotlines/web-form/plan.ts';
import { type Recipe, recipeLabelsOf } from '../../../extension/hotlines/web-form/recipe.ts';
import recipes from '../../../extension/hotlines/web-form/recipes.json' with { type: 'json' };
import { isRole } from '../../../extension/hotlines/web-form/role.ts';
import { address, aField, aPage, nothingYet, theValues } from './page-builder.ts';

const recipe: Recipe = {
  hotline: 'example',
  origins: ['https://hotline.example'],
  checked: '2026-11-23',
  source: 'invented',
  labels: [{ label: 'Emplacement', role: 'url' }],
};

describe('A recipe', () => {
  test('makes a label certain that is not so by itself', () => {
    const field = aField({ labels: ['Emplacement (obligatoire)'] });
    expect(certainRole(readField(field))).toBe(null);
    expect(certainRole(readField(field, recipe.labels))).toBe('url');
    const plan = planPage(aPage([field]), theValues(), nothingYet, recipe.labels);
    expect(plan.steps).toMatchObject([{ role: 'url', text: address }]);
  });

  test('takes nothing from a form that has changed', () => {
    const field = aField({ labels: ['Adresse URL'] });
    expect(readField(field, recipe.labels)).toEqual(readField(field));
  });

  test('is of its own hotline only', () => {
    expect(recipeLabelsOf('https://hotline.example', [recipe])).toEqual(recipe.labels);
    expect(recipeLabelsOf('https://hotline.example.thief.test', [recipe])).toEqual([]);
    expect(recipeLabelsOf('http://hotline.example', [recipe])).toEqual([]);
  });

  test.each(
    recipes.map((one) => [one.hotline, one] as const),
  )('of %s is of an official hotline, dated and whole', (hotline, one) => {
    const official = officialHotlines.find(({ id }) => id === hotline);
    expect(one.origins).toContain(new URL(official?.reportPage ?? '').origin);
    expect(one.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(one.labels.filter(({ role, label }) => !isRole(role) || label === '')).toEqual([]);
  });
});
