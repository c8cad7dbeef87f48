// biome-ignore-all lint/a11y/useSemanticElements: rows lie where the list's shape says, which no table's own layout can do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, not its cells.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the page's keys are heard in one place, use-keys.ts.
import type { ComponentChildren, RefObject } from 'preact';

/** A list of rows as assistive technology knows it; `rows` counts the head too, -1 while that is not known. */
export function GridFrame({
  label,
  rows,
  columns,
  children,
}: {
  label: string;
  rows: number;
  columns: number;
  children: ComponentChildren;
}) {
  return (
    <div
      class="grid"
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-busy={rows < 0}
    >
      {children}
    </div>
  );
}

export function GridHead({ titles }: { titles: readonly string[] }) {
  return (
    <div role="row" class="line head" aria-rowindex={1}>
      {titles.map((title) => (
        <span key={title} role="columnheader">
          {title}
        </span>
      ))}
    </div>
  );
}

/** What the rows lie in; `height` is that of all of them, drawn or not. */
export function GridBody({
  body,
  height,
  children,
}: {
  body: RefObject<HTMLDivElement | null>;
  height: number;
  children: ComponentChildren;
}) {
  return (
    <div class="body" role="rowgroup" ref={body} style={{ height: `${height}px` }}>
      {children}
    </div>
  );
}

/** One row, `top` pixels from the list's beginning. Of all rows one is in the tab order. */
export function GridRow({
  id,
  state,
  place,
  top,
  isOpen,
  isTabStop,
  focused,
  pressed,
  children,
}: {
  id: string;
  state: string;
  place: number;
  top: number;
  isOpen: boolean;
  isTabStop: boolean;
  focused: () => void;
  pressed: () => void;
  children: ComponentChildren;
}) {
  return (
    <div
      role="row"
      class="line"
      data-row={id}
      data-state={state}
      aria-rowindex={place}
      aria-expanded={isOpen}
      tabIndex={isTabStop ? 0 : -1}
      style={{ top: `${top}px` }}
      onFocus={focused}
      onClick={pressed}
    >
      {children}
    </div>
  );
}

export function GridCell({
  name,
  title,
  children,
}: {
  name: string;
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <span role="gridcell" class={name} title={title}>
      {children}
    </span>
  );
}

/** What a row unfolds under itself, as wide as all its columns. */
export function GridPanel({
  panel,
  top,
  columns,
  children,
}: {
  panel: RefObject<HTMLDivElement | null>;
  top: number;
  columns: number;
  children: ComponentChildren;
}) {
  return (
    <div role="row" class="opened" id="opened" ref={panel} style={{ top: `${top}px` }}>
      <div role="gridcell" aria-colspan={columns}>
        {children}
      </div>
    </div>
  );
}
