import recipes from './recipes.json' with { type: 'json' };
import type { Role } from './role.ts';

/** A label that a known form is known to have, and what it means there. */
export interface RecipeLabel {
  /** How the label begins. */
  readonly label: string;
  readonly role: Role;
}

/** What is known of one hotline's form. It adds certainty and takes none away: a form that has changed is still read. */
export interface Recipe {
  readonly hotline: string;
  readonly origins: readonly string[];
  /** The day on which the labels were last held against the hotline's own page, ISO 8601. */
  readonly checked: string;
  /** Where they were read, since a form can differ from what is kept of it. */
  readonly source: string;
  readonly labels: readonly RecipeLabel[];
}

const known = recipes as readonly Recipe[];

/** The labels that are known for an origin; none for an unknown form. */
export const recipeLabelsOf = (origin: string, all: readonly Recipe[] = known): readonly RecipeLabel[] =>
  all.filter(({ origins }) => origins.includes(origin)).flatMap(({ labels }) => labels);
