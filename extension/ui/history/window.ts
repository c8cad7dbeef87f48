/** A list of rows of one height, of which one may be unfolded; in CSS pixels from the list's top. */
export interface ListShape {
  readonly count: number;
  readonly rowHeight: number;
  /** The unfolded row's place; null when none is. */
  readonly openAt: number | null;
  /** How much the unfolded row adds under itself. */
  readonly openHeight: number;
}

/** What of the list is in sight. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** Rows beyond either edge that are drawn too, so that quick scrolling shows no gap. */
const beyond = 10;

const addedAbove = ({ openAt, openHeight }: ListShape, index: number): number =>
  openAt !== null && index > openAt ? openHeight : 0;

/** Where a row begins. Pure. */
export const topOf = (shape: ListShape, index: number): number =>
  index * shape.rowHeight + addedAbove(shape, index);

export const heightOf = (shape: ListShape): number => topOf(shape, shape.count);

/** The row at a height; what is unfolded belongs to its row. Pure. */
export function indexAt(shape: ListShape, y: number): number {
  const { count, rowHeight, openAt, openHeight } = shape;
  const endOfOpen = openAt === null ? Number.POSITIVE_INFINITY : topOf(shape, openAt) + rowHeight;
  const within = y < endOfOpen ? y : Math.max(endOfOpen - 1, y - openHeight);
  return Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(within / rowHeight)));
}

/**
 * The places of the rows to draw, in order: those in sight, and those that must not go because a person is at work in
 * them. Pure.
 * @param kept places that are drawn wherever they are
 */
export function drawnRows(shape: ListShape, view: View, kept: readonly (number | null)[]): readonly number[] {
  if (shape.count === 0) return [];
  const first = Math.max(0, indexAt(shape, view.top) - beyond);
  const last = Math.min(shape.count - 1, indexAt(shape, view.top + view.height) + beyond);
  const inSight = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const all = new Set([...inSight, ...kept.filter((place) => place !== null)]);
  return [...all].sort((one, other) => one - other);
}

/** How far to scroll so that a row is wholly in sight; 0 when it is. Pure. */
export function scrollToShow(shape: ListShape, view: View, index: number): number {
  const top = topOf(shape, index);
  if (top < view.top) return top - view.top;
  const below = top + shape.rowHeight - (view.top + view.height);
  return Math.max(0, below);
}
