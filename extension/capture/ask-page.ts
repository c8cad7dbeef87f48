/** Runs a self-contained function with what is given in a tab's top frame; null when the page takes none. */
export type RunInTab = (
  tabId: number,
  pageFunction: (...given: never[]) => unknown,
  ...given: readonly unknown[]
) => Promise<unknown>;

export interface AskingParts {
  readonly runInTab: RunInTab;
  /** Resolves after so many milliseconds: a page whose script never yields must not hang the popup. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** How long a page may take to answer before the report goes on with what the tab itself says. */
const patienceMs = 700;

/** Asks the page in a tab by a self-contained function; null when it takes none or does not answer in time. */
export const askPage = (
  { runInTab, wait }: AskingParts,
  tabId: number,
  pageFunction: (...given: never[]) => unknown,
  ...given: readonly unknown[]
): Promise<unknown> =>
  Promise.race([runInTab(tabId, pageFunction, ...given), wait(patienceMs).then(() => null)]);
