import { appPages } from './app-pages.ts';
import { boardPages } from './board-pages.ts';
import { brokenPages } from './broken-pages.ts';
import { consolePages } from './console-pages.ts';
import { exampleConsolePages } from './example-console-pages.ts';
import type { FixturePage } from './fixture-page.ts';
import { forumPages } from './forum-pages.ts';
import { hostilePages } from './hostile-pages.ts';
import { largePages } from './large-pages.ts';
import { newsPages } from './news-pages.ts';
import { profilePages } from './profile-pages.ts';
import { videoPages } from './video-pages.ts';

/** The sixty pages on which capture is proved. */
export const allPages: readonly FixturePage[] = [
  ...newsPages,
  ...forumPages,
  ...boardPages,
  ...videoPages,
  ...profilePages,
  ...appPages,
  ...consolePages,
  ...exampleConsolePages,
  ...brokenPages,
  ...largePages,
  ...hostilePages,
];
