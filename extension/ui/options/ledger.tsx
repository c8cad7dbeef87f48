import { browser } from '../../browser.ts';
import { saveAs } from '../save-as.ts';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

/** The record of what was done: how long it is, whether it is whole, and the way out of it. */
export function Ledger({ store }: { store: SettingsStore }) {
  const ledger = store.view.value?.ledger;
  if (ledger === undefined) return null;
  const said = store.said.value;
  const broken = said?.place === 'ledger' && said.kind === 'failed' ? said.problems[0]?.path : undefined;
  const exportIt = async () => {
    const exported = await store.exportedLedger();
    if (exported !== null) saveAs('signpost-ledger.jsonl', exported, 'application/jsonl');
  };
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{text('ledgerSection')}</h2>
      <p class="quiet">{text('ledgerEffect')}</p>
      <p>
        {text('ledgerEntries', ledger.count)} <span class="mono quiet">{ledger.head}</span>
      </p>
      <div class="row">
        <button type="button" class="plain" id="verify-ledger" onClick={() => void store.verifyLedger()}>
          {text('ledgerVerify')}
        </button>
        <button type="button" class="plain" id="export-ledger" onClick={() => void exportIt()}>
          {text('ledgerExport')}
        </button>
        <button
          type="button"
          class="plain"
          id="open-statistics"
          onClick={() => void browser.openPage('ui/statistics/statistics.html')}
        >
          {text('statisticsTitle')}
        </button>
      </div>
      <SaidHere store={store} place="ledger" />
      {broken !== undefined && <p class="fail">{text('ledgerBrokenAt', broken)}</p>}
    </section>
  );
}
