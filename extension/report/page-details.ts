/** Who published the page, as its metadata says; at least one of the two is there. */
export interface PageAuthor {
  readonly name: string | null;
  readonly url: string | null;
}

/** Where a player on the page gets what it plays from. */
export interface Player {
  readonly origin: string;
  /** Whether it is a live stream; null when neither metadata nor the player's state tell. */
  readonly live: boolean | null;
}

/** The address of something that the page embeds: never the thing itself. */
export interface EmbeddedAddress {
  readonly address: string;
  /** Under the cursor when the moderator clicked. */
  readonly pointed: boolean;
}

export interface MediaAddress extends EmbeddedAddress {
  readonly kind: 'image' | 'video' | 'audio';
}

/**
 * What the page's metadata and the addresses of its parts tell a hotline beyond the observation: never a text, an image
 * or a form that the page shows. A value that the page did not give is null, a list is empty.
 */
export interface PageDetails {
  /** Open Graph's own address of the page. */
  readonly ogUrl: string | null;
  readonly siteName: string | null;
  readonly authors: readonly PageAuthor[];
  /** The page's own statement of when it was changed, as written in its metadata. */
  readonly modifiedAt: string | null;
  /** The program that made the page. */
  readonly generator: string | null;
  readonly players: readonly Player[];
  readonly frames: readonly EmbeddedAddress[];
  readonly media: readonly MediaAddress[];
  /**
   * The browser came here by a redirect. Null when it did not say so: it hides redirects that led over other origins
   * (https://www.w3.org/TR/navigation-timing-2/#dom-performancenavigationtiming-redirectcount), so there is no "false".
   */
  readonly redirected: true | null;
}

/** What an organisation may decide not to capture, and a moderator untick. */
export const detailNames = [
  'ogUrl',
  'siteName',
  'authors',
  'modifiedAt',
  'generator',
  'players',
  'frames',
  'media',
  'redirected',
] as const satisfies readonly (keyof PageDetails)[];
export type DetailName = (typeof detailNames)[number];

/** The details of a page that says nothing about itself. */
export const noDetails: PageDetails = {
  ogUrl: null,
  siteName: null,
  authors: [],
  modifiedAt: null,
  generator: null,
  players: [],
  frames: [],
  media: [],
  redirected: null,
};

/** The details without those that the policy switched off or the moderator unticked. */
export const withoutDetails = (details: PageDetails, names: readonly DetailName[]): PageDetails => ({
  ...details,
  ...Object.fromEntries(names.map((name) => [name, noDetails[name]])),
});
