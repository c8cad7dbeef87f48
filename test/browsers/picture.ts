import { inflateSync } from 'node:zlib';

/** A picture as pixels: four bytes each, red first. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The neighbour that PNG's fifth filter predicts a byte from (https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth). */
function predicted(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** What a filter of PNG predicts a byte to be. */
function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? predicted(left, up, corner) : 0;
}

/** Undoes the filters of a PNG's lines. A line above the first one, and a byte left of the first pixel, count as 0. */
function unfiltered(lines: Uint8Array, width: number, height: number, bytes: number): Uint8Array {
  const length = width * bytes;
  // One empty line above and one empty pixel on the left spare every question about the edge.
  const stride = length + bytes;
  const plain = new Uint8Array(stride * (height + 1));
  for (let line = 0; line < height; line += 1) {
    const from = line * (length + 1);
    const filter = lines[from] as number;
    for (let x = 0; x < length; x += 1) {
      const at = (line + 1) * stride + bytes + x;
      const left = plain[at - bytes] as number;
      const up = plain[at - stride] as number;
      const corner = plain[at - stride - bytes] as number;
      const guess = guessed(filter, left, up, corner);
      plain[at] = (lines[from + 1 + x] as number) + guess;
    }
  }
  const rows = Array.from({ length: height }, (_, line) => (line + 1) * stride + bytes);
  const whole = new Uint8Array(length * height);
  for (const [line, from] of rows.entries()) whole.set(plain.subarray(from, from + length), line * length);
  return whole;
}

/** Reads the PNGs that browsers make: eight bits a channel, with or without alpha, not interlaced. */
export function readPicture(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const kind = png[25];
  if (png[24] !== 8 || (kind !== 2 && kind !== 6)) throw new Error('A PNG of another kind');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const bytes = kind === 6 ? 4 : 3;
  const plain = unfiltered(inflateSync(Buffer.concat(parts)), width, height, bytes);
  if (bytes === 4) return { width, height, pixels: plain };
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) pixels.set(plain.subarray(at * 3, at * 3 + 3), at * 4);
  return { width, height, pixels };
}

/** A part of a picture, in its pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many pixels of a region are of the bright boxes' own colour, or of a shade of it that no grey page has. */
export function brightPixels({ width, height, pixels }: Picture, region?: Region): number {
  const { x, y, width: wide, height: high } = region ?? { x: 0, y: 0, width, height };
  let count = 0;
  for (let row = Math.round(y); row < Math.min(y + high, height); row += 1) {
    for (let column = Math.round(x); column < Math.min(x + wide, width); column += 1) {
      const at = (row * width + column) * 4;
      const green = pixels[at + 1] ?? 0;
      if ((pixels[at] ?? 0) - green > 60 && (pixels[at + 2] ?? 0) - green > 60) count += 1;
    }
  }
  return count;
}
