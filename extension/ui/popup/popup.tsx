import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import { sayLanguage } from '../strings.ts';
import { Popup } from './page.tsx';
import { createPopupStore } from './store.ts';

const mark = (moment: string) => void performance.mark(moment);
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const store = createPopupStore({
  send: createSend(browser.sendMessage, wait),
  now: Date.now,
  newId: () => crypto.randomUUID(),
  mark,
});
sayLanguage();

browser.announcePopup();
browser.onChange(() => void store.refresh());

// Nothing is drawn before there is something to say: an empty form that fills itself would steal the first key.
void store.open().then(() => {
  render(<Popup store={store} />, document.body);
  document.documentElement.dataset.state = 'ready';
  mark('ready');
});
