import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import type { DeliveryId } from '../../outbox/delivery.ts';
import { sayLanguage, text } from '../strings.ts';
import { HandOverPage } from './page.tsx';
import { createHandOverStore } from './store.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
// The address names the delivery by its id, and nothing of what it is about.
const deliveryId = location.hash.slice(1) as DeliveryId;
const store = createHandOverStore(createSend(browser.sendMessage, wait), deliveryId);
sayLanguage();
document.title = text('handOverTitle');

browser.onChange(() => void store.load());
void store.load().then(() => {
  render(<HandOverPage store={store} />, document.body);
  document.documentElement.dataset.state = 'ready';
});
