import { type Drawing, fitted, fontSize, type Mark, widthOf } from './drawing.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The value as it is written at the bar's end. */
  readonly words: string;
}

const rowHeight = 26;
const barHeight = 12;
const gap = 8;
/** More would be a page of bars; the table has them all. */
export const mostBars = 12;

/** Draws one bar for each, with its name before and its value behind it. Pure. */
export function barDrawing(bars: readonly Bar[], width: number): Drawing {
  const shown = bars.slice(0, mostBars);
  const longest = Math.max(0, ...shown.map(({ name }) => widthOf(name)));
  const names = Math.min(width < 480 ? 110 : 220, longest + gap);
  const values = 56;
  const room = width - names - values;
  const most = Math.max(1, ...shown.map(({ value }) => value));
  const marks = shown.flatMap(({ name, value, words }, place): Mark[] => {
    const middle = place * rowHeight + rowHeight / 2;
    const length = (room * value) / most;
    const line = middle + fontSize / 3;
    return [
      {
        kind: 'words',
        at: [names - gap, line],
        words: fitted(name, names - gap),
        anchor: 'end',
        tone: 'label',
      },
      { kind: 'bar', x: names, y: middle - barHeight / 2, width: length, height: barHeight, tone: 'main' },
      { kind: 'words', at: [names + length + gap, line], words, anchor: 'start', tone: 'quiet' },
    ];
  });
  return { width, height: Math.max(1, shown.length) * rowHeight, marks };
}
