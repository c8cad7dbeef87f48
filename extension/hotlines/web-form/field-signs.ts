import type { Landmark } from './landmark.ts';

/** `line`: one line of text. `lines`: several. `choice`: a list, or a group of radio buttons or check boxes. */
export type FieldKind = 'line' | 'lines' | 'choice';

/** What can be seen of one field, without the field. Texts are as the page shows them; nothing here is its content. */
export interface FieldSigns {
  readonly kind: FieldKind;
  /** The HTML type in small letters; `textarea`, `select` or `editable` for what has none. */
  readonly type: string;
  /** What names the field for a person: its labels and accessible names. */
  readonly labels: readonly string[];
  /** Placeholder, title and description. */
  readonly hints: readonly string[];
  /** The programmer's names: `name` and `id`. */
  readonly names: readonly string[];
  /** Texts that stand before it or at the head of its row or column. Only for a field without labels. */
  readonly near: readonly string[];
  /** Legends and headings of the group it is in. */
  readonly groups: readonly string[];
  readonly autocomplete: string;
  readonly inputMode: string;
  readonly pattern: string | null;
  /** In UTF-16 code units, as browsers count; null when there is no limit. */
  readonly maxLength: number | null;
  readonly required: boolean;
  /** The texts of a choice's options, in order; empty for other kinds. */
  readonly options: readonly string[];
  /** The page or the moderator has put something in already. */
  readonly occupied: boolean;
  /** Index in the scopes of the page. */
  readonly scope: number;
}

/** What can be seen of a form, or of what a page uses as one. */
export interface ScopeSigns {
  /** Legends, headings and the texts of its buttons. */
  readonly texts: readonly string[];
  /** The programmer's names of the form and the path it sends to. */
  readonly names: readonly string[];
  readonly hasPassword: boolean;
  readonly landmark: Landmark;
}

/** What can be seen of the fields of a page, frames and shadow roots included, in document order. */
export interface PageSigns {
  readonly fields: readonly FieldSigns[];
  readonly scopes: readonly ScopeSigns[];
}
