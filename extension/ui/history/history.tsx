import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import { sayLanguage, text } from '../strings.ts';
import { HistoryPage } from './page.tsx';
import { createHistoryStore } from './store.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const mark = (moment: string) => void performance.mark(moment);
const store = createHistoryStore({ send: createSend(browser.sendMessage, wait), now: Date.now, mark });
sayLanguage();
document.title = text('historyTitle');

browser.onChange(() => void store.refresh());
void store.open().then(() => {
  render(<HistoryPage store={store} />, document.body);
  document.documentElement.dataset.state = 'ready';
  mark('ready');
});
