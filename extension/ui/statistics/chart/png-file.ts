import { type Drawing, dotRadius, fontSize, type Mark, strokeWidth } from './drawing.ts';
import { fontFamily, palette } from './palette.ts';

/** Pixels of the file for one of the drawing, so that it is sharp on paper too. */
const scale = 2;

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  context.fillStyle = palette[mark.tone];
  context.strokeStyle = palette[mark.tone];
  context.lineWidth = strokeWidth[mark.tone];
  context.beginPath();
  switch (mark.kind) {
    case 'line':
      context.setLineDash(mark.dash === '' ? [] : mark.dash.split(' ').map(Number));
      for (const [x, y] of mark.points) context.lineTo(x, y);
      context.stroke();
      break;
    case 'dot':
      context.arc(...mark.at, dotRadius, 0, 2 * Math.PI);
      context.fill();
      break;
    case 'bar':
      context.fillRect(mark.x, mark.y, mark.width, mark.height);
      break;
    case 'words':
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
      context.fillText(mark.words, ...mark.at);
      break;
  }
}

/** Paints a chart as a PNG file; null when the browser makes none. Nothing is loaded for it and no page is read. */
export async function pngFile({ width, height, marks }: Drawing): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(scale, scale);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  context.font = `${fontSize}px ${fontFamily}`;
  for (const mark of marks) paint(context, mark);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
