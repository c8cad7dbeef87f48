import { type FunctionComponent, render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import { sayLanguage } from '../strings.ts';
import { createSettingsStore, type SettingsStore } from './store.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Draws a page of settings once they are known, and again whenever something changes elsewhere. */
export async function openPage(
  Page: FunctionComponent<{ store: SettingsStore }>,
  title: string,
): Promise<void> {
  const store = createSettingsStore(createSend(browser.sendMessage, wait));
  sayLanguage();
  document.title = title;
  browser.onChange(() => void store.load());
  await store.load();
  render(<Page store={store} />, document.body);
  document.documentElement.dataset.state = 'ready';
}
