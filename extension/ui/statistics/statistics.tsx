import { render } from 'preact';
import { browser } from '../../browser.ts';
import { createSend } from '../../messages.ts';
import { text } from '../strings.ts';
import { StatisticsPage } from './page.tsx';
import { createStatisticsStore } from './store.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const store = createStatisticsStore(createSend(browser.sendMessage, wait));
document.documentElement.lang = browser.language;
document.title = text('statisticsTitle');

const small = matchMedia('(max-width: 480px)');
store.isNarrow.value = small.matches;
small.addEventListener('change', () => {
  store.isNarrow.value = small.matches;
});

browser.onChange(() => void store.load());
render(<StatisticsPage store={store} />, document.body);
void store.load().then(() => {
  document.documentElement.dataset.state = 'ready';
});
