import type { PageHandle } from './browser.ts';
import { pressEnterToFile, type Stage, shownReceipt, showsState } from './stage.ts';

/** What one rehearsal came to; the object that `npm start -- --json` prints. */
export interface Rehearsal {
  readonly browser: string;
  readonly report: { readonly id: string; readonly url: string; readonly category: string };
  readonly deliveries: readonly {
    readonly destination: string;
    readonly state: string;
    readonly receipt: string | null;
  }[];
  readonly hotline: readonly unknown[];
  readonly timings: {
    readonly clickToReadyMs: number;
    readonly clickToSavedMs: number;
    readonly sendToFiledMs: number;
  };
}

interface ToldStory {
  readonly id: string;
  readonly category: string;
  readonly deliveries: readonly {
    readonly destination: string;
    readonly state: { readonly name: string; readonly receipt?: { readonly reference: string } };
  }[];
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

/** The instant of a mark that the popup set, in milliseconds since 1970. */
const instantOf = (popup: PageHandle, mark: string) =>
  popup.evaluate<number>(
    `return performance.timeOrigin + performance.getEntriesByName('${mark}')[0].startTime`,
  );

/** Does once what a moderator does: opens a post, clicks the toolbar button, presses Enter, waits for the receipt. */
export async function rehearse(stage: Stage, say: (words: string) => void): Promise<Rehearsal> {
  const { browser, sandbox } = stage;
  const url = `${sandbox.demoOrigin}/post/4711`;
  await browser.openTab(url);
  say(`Opened the demo post ${url}.`);
  const clickedAt = Date.now();
  const popup = await stage.openPopup();
  const clickToReadyMs = (await instantOf(popup, 'ready')) - clickedAt;
  say('Clicked the toolbar button: the popup shows the report, pre-filled.');
  await pressEnterToFile(popup);
  await popup.waitFor(`performance.getEntriesByName('saved').length > 0`, 'the report to be saved');
  const clickToSavedMs = (await instantOf(popup, 'saved')) - (await instantOf(popup, 'pressed'));
  say('Pressed Enter: saved on this computer, on hold for undo.');
  await showsState(popup, 'filed');
  const filedAt = Date.now();
  const firstRequest = sandbox.requests()[0]?.at;
  const receipt = await shownReceipt(popup);
  say(`The hotline holds the report. Receipt ${receipt}.`);
  const opened = await stage.ask<{ value: { earlier: readonly ToldStory[] } }>('popup.open');
  const [story] = opened.value.earlier;
  if (story === undefined) throw new Error('The extension does not know the report that it has just filed.');
  return {
    browser: browser.name,
    report: { id: story.id, url, category: story.category },
    deliveries: story.deliveries.map(({ destination, state }) => ({
      destination,
      state: state.name,
      receipt: state.receipt?.reference ?? null,
    })),
    hotline: sandbox.reports(),
    timings: {
      clickToReadyMs: rounded(clickToReadyMs),
      clickToSavedMs: rounded(clickToSavedMs),
      sendToFiledMs: firstRequest === undefined ? 0 : filedAt - Date.parse(firstRequest),
    },
  };
}
