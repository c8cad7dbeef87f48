/** How strongly media are hidden. */
export interface Strength {
  /** The radius of the blur, in CSS pixels; 0 blurs nothing. */
  readonly blurPixels: number;
  readonly greyscale: boolean;
  /** Whether the tab is silent. */
  readonly mute: boolean;
}

/** Where no policy says how strongly. */
export const usualStrength: Strength = { blurPixels: 24, greyscale: true, mute: true };

/** The strengths that a moderator can choose beside the organisation's own. */
export const strengthNames = ['policy', 'light', 'strong'] as const;
export type StrengthName = (typeof strengthNames)[number];

const chosen: Readonly<Record<Exclude<StrengthName, 'policy'>, Strength>> = {
  light: { blurPixels: 8, greyscale: true, mute: true },
  strong: { blurPixels: 60, greyscale: true, mute: true },
};

/** The strength by its name. @param policy the organisation's own */
export const strengthOf = (name: StrengthName, policy: Strength): Strength =>
  name === 'policy' ? policy : chosen[name];
