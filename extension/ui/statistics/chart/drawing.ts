/** A place on a drawing, in pixels from its upper left corner. */
export type Point = readonly [x: number, y: number];

/** What a mark stands for; its colour follows from that. */
export type Tone = 'main' | 'other' | 'axis' | 'label' | 'quiet';

/** One thing that is drawn. */
export type Mark =
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly tone: Tone; readonly dash: string }
  | { readonly kind: 'dot'; readonly at: Point; readonly tone: Tone }
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'words';
      readonly at: Point;
      readonly words: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly tone: Tone;
    };

/**
 * A chart before it is drawn. The page, the SVG file and the PNG file are drawn from the same marks: the pages' policy
 * lets no image be loaded from a text, so that an SVG cannot be turned into a PNG by way of an image.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export const fontSize = 12;
/** How wide a character is on average: only for what has to fit. */
const characterWidth = 6.4;

export const widthOf = (words: string): number => Math.ceil([...words].length * characterWidth);

/** Cuts words to a width, with a sign that they go on. */
export function fitted(words: string, width: number): string {
  const most = Math.max(1, Math.floor(width / characterWidth));
  const characters = [...words];
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join('')}…`;
}

export const strokeWidth: Readonly<Record<Tone, number>> = {
  main: 2,
  other: 1.25,
  axis: 1,
  label: 1,
  quiet: 1,
};
export const dotRadius = 2.5;
