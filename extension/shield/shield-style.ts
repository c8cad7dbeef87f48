import type { Strength } from './strength.ts';

/**
 * What shows media, by its element. A frame counts as one too: what is in it may be out of the browser's reach, and
 * where it is not, the script in it says so.
 */
const media = ':is(img, video, canvas, image, object, embed, input[type="image" i])';
const frames = ':is(iframe, frame, fencedframe)';

/** Names by which the page's script tells the style what is lifted; the mark is anew for each tab, so pages know none. */
export interface MarkNames {
  /** On what is under the cursor while the key is held. */
  readonly lifted: string;
  /** On a frame that is shielded from within. */
  readonly within: string;
}

export const markNames = (mark: string): MarkNames => ({
  lifted: `data-${mark}-lifted`,
  within: `data-${mark}-within`,
});

function filterOf({ blurPixels, greyscale }: Strength): string | null {
  const parts = [
    ...(greyscale ? ['grayscale(1)'] : []),
    ...(blurPixels > 0 ? [`blur(${blurPixels}px)`] : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}

/**
 * The shield as a style of the user's own, which no style of a page outweighs. Pure; one set of rules, whatever the page
 * holds. Images that are a background are taken away: browsers cannot blur them apart from the text that lies on them.
 * A page's own transitions stop on media: the shield would come slowly otherwise.
 *
 * @param mark letters and digits that the page does not know
 */
export function shieldStyle(strength: Strength, mark: string): string {
  const { lifted, within } = markNames(mark);
  const filter = filterOf(strength);
  if (filter === null) return '';
  const look = `{ filter: ${filter} !important; clip-path: inset(0) !important; transition: none !important; }`;
  const none = ['background-image', 'border-image-source', 'list-style-image']
    .map((property) => `${property}: none !important;`)
    .join(' ');
  const hidden = `:not([${lifted}])`;
  return [
    // Chromium looks at shadow trees that are there already only when something changes that they inherit.
    ':root { --signpost-shield: on; }',
    `${media}${hidden} ${look}`,
    `${frames}${hidden}:not([${within}]) ${look}`,
    `${['', '::before', '::after'].map((part) => `*${hidden}${part}`).join(', ')}, ::backdrop { ${none} }`,
    `:not(${media}, ${frames})${hidden} { content: normal !important; }`,
  ].join('\n');
}

/** Ends the veil under which a page of the policy's hosts begins. */
export const veilEnd =
  ':root, :modal, :popover-open, :fullscreen { filter: none !important; transition: none !important; }';
