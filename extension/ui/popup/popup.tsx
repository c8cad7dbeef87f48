import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import { Popup } from './page.tsx';
import { createShieldStore } from './shield-store.ts';
import { createPopupStore } from './store.ts';

const mark = (moment: string) => void performance.mark(moment);
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const send = createSend(browser.sendMessage, wait);
const shield = createShieldStore(send);
const store = createPopupStore({
  send,
  now: Date.now,
  newId: () => crypto.randomUUID(),
  mark,
});
document.documentElement.lang = browser.language;

browser.announcePopup();
browser.onChange(() => void store.refresh());

// Nothing is drawn before there is something to say: an empty form that fills itself would steal the first key.
void Promise.all([store.open(), shield.open()]).then(() => {
  render(<Popup store={store} shield={shield} />, document.body);
  document.documentElement.dataset.state = 'ready';
  mark('ready');
});
