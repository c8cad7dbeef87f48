import type { Tone } from './drawing.ts';

/** Files are for paper and reports: the light colours, whatever the page shows. Contrast as in the page's tokens. */
export const palette: Readonly<Record<Tone | 'background', string>> = {
  main: '#0b6b6b',
  other: '#55626d',
  axis: '#c5ccd1',
  label: '#1a2229',
  quiet: '#55626d',
  background: '#ffffff',
};

export const fontFamily = 'system-ui, sans-serif';
