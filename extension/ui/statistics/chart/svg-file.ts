import { type Drawing, dotRadius, fontSize, type Mark, strokeWidth } from './drawing.ts';
import { fontFamily, palette } from './palette.ts';

/** What XML 1.0 knows no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string) =>
  words.replace(unwritable, '\ufffd').replace(/[&<>"]/g, (character) => entities[character] ?? character);
const short = (value: number) => String(Math.round(value * 100) / 100);

function element(mark: Mark): string {
  const colour = palette[mark.tone];
  switch (mark.kind) {
    case 'line': {
      const points = mark.points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');
      const dash = mark.dash === '' ? '' : ` stroke-dasharray="${mark.dash}"`;
      return `<polyline fill="none" stroke="${colour}" stroke-width="${strokeWidth[mark.tone]}"${dash} points="${points}"/>`;
    }
    case 'dot':
      return `<circle fill="${colour}" cx="${short(mark.at[0])}" cy="${short(mark.at[1])}" r="${dotRadius}"/>`;
    case 'bar': {
      const { x, y, width, height } = mark;
      return `<rect fill="${colour}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/>`;
    }
    case 'words': {
      const [x, y] = mark.at;
      return `<text fill="${colour}" x="${short(x)}" y="${short(y)}" text-anchor="${mark.anchor}">${escaped(mark.words)}</text>`;
    }
  }
}

/** A chart as an SVG file that stands alone. */
export function svgFile({ width, height, marks }: Drawing, title: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}" font-size="${fontSize}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>`,
    ...marks.map(element),
    '</svg>',
    '',
  ].join('\n');
}
