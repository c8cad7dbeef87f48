import * as v from 'valibot';
import { listOf } from './agreement.ts';
import { group } from './group.ts';
import { hostPattern, number, orNone, text, wholeNumber } from './values.ts';

const shield = group({
  /** Pages that are shielded before they are drawn. */
  hosts: v.optional(listOf(hostPattern), []),
  blurPixels: v.optional(number(0, 100), 24),
  greyscale: v.optional(v.boolean(), true),
  mute: v.optional(v.boolean(), true),
});

/** Care for the people who look: hiding media, breaks, and whom to talk to. */
export const care = group({
  shield: v.optional(shield, {}),
  breaks: orNone(group({ everyMinutes: wholeNumber(5, 480), minutes: wholeNumber(1, 120) })),
  support: orNone(group({ name: text(80), contact: text(255) })),
});
