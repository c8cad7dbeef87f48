import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import type { ReportId } from '../../report/report.ts';
import { sayLanguage } from '../strings.ts';
import { createBatchStore } from './batch-store.ts';
import { createListStore } from './list-store.ts';
import { Popup } from './page.tsx';
import { createShieldStore } from './shield-store.ts';
import { createPopupStore } from './store.ts';

const mark = (moment: string) => void performance.mark(moment);
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const send = createSend(browser.sendMessage, wait);
const newId = () => crypto.randomUUID();
const store = createPopupStore({ send, now: Date.now, newId, mark });
const batch = createBatchStore({ send, newId });
const list = createListStore({ store, send, fileEach: batch.file });
const shield = createShieldStore(send);
sayLanguage();

browser.announcePopup();
browser.onChange(() => {
  void store.refresh();
  void batch.refresh();
});

// The history opens this page in a tab, on a report to be corrected.
const toCorrect = /^#correct=(.+)$/.exec(location.hash)?.[1] as ReportId | undefined;
const opened = toCorrect === undefined ? store.open() : store.openToCorrect(toCorrect);

// Nothing is drawn before there is something to say: an empty form that fills itself would steal the first key.
void Promise.all([opened, shield.open()]).then(() => {
  render(<Popup store={store} list={list} batch={batch} shield={shield} />, document.body);
  document.documentElement.dataset.state = 'ready';
  mark('ready');
});
