/** The part of a page that a form stands in, as far as it says something about the form. */
export type Landmark = 'search' | 'header' | 'footer' | 'navigation' | 'aside' | null;
