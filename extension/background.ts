/**
 * The composition root: builds the parts, hands them to each other and registers every listener at top level, in the
 * first turn, because a browser wakes this worker for an event only if its listener is registered by then. No rules.
 */
import { browser } from './browser.ts';
import { captureActiveTab } from './capture/capture.ts';
import { adapters } from './hotlines/registry.ts';
import { createRequest } from './hotlines/request.ts';
import { createListener, type Requests } from './messages.ts';
import { createAlarmClock } from './outbox/alarm-clock.ts';
import { popupView } from './outbox/popup-view.ts';
import { createPump, type Pump } from './outbox/pump.ts';
import { createReporting } from './outbox/reporting.ts';
import { openOutbox } from './outbox/store.ts';
import { createToolbar } from './outbox/toolbar-button.ts';
import { createPolicyInForce } from './policy/in-force.ts';
import { openPolicyStore } from './policy/store.ts';
import { success } from './report/problem.ts';

const now = () => Date.now();
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const zoneMinutes = (at: number) => -new Date(at).getTimezoneOffset();

async function build() {
  const [outbox, policyStore] = await Promise.all([openOutbox(), openPolicyStore()]);
  const policyInForce = createPolicyInForce(policyStore);
  const capture = () => captureActiveTab({ tabs: browser, now, zoneMinutes, wait });
  const toolbar = createToolbar({ outbox, policyInForce, browser, now });
  const changed = () => {
    browser.tellChange();
    void toolbar.refresh();
  };
  const wakeAt = createAlarmClock({ browser, now, ring: () => void pump.run() });
  const pump: Pump = createPump({
    outbox,
    adapters,
    request: createRequest({ fetch: (...request) => fetch(...request), permitted: browser.permitted, now }),
    credentialsFor: policyInForce.credentialsFor,
    now,
    random: Math.random,
    exclusively: (work) => navigator.locks.request('outbox-pump', work),
    wakeAt,
    changed,
  });
  const reporting = createReporting({
    outbox,
    policyInForce,
    adapters,
    now,
    newId: () => crypto.randomUUID(),
    wakeAt,
    changed: () => {
      changed();
      void pump.run();
    },
  });
  void pump.run();
  void toolbar.refresh();
  return { capture, policyInForce, pump, reporting, toolbar };
}

const parts = build();

const requests: Requests = {
  'popup.open': async () => {
    const { policyInForce, reporting } = await parts;
    return popupView((await browser.activeTab())?.url ?? null, policyInForce, reporting);
  },
  'page.capture': async () => (await parts).capture(),
  'report.preview': async (draft) => (await parts).reporting.preview(draft),
  'report.file': async (draft) => (await parts).reporting.file(draft),
  'report.story': async (reportId) => (await parts).reporting.story(reportId),
  'report.undo': async (reportId) => (await parts).reporting.undo(reportId),
  'delivery.retry': async (deliveryId) => (await parts).reporting.retry(deliveryId),
  'preferences.save': async (preferences) => {
    const { policyInForce, toolbar } = await parts;
    await policyInForce.savePreferences(preferences);
    await toolbar.refresh();
    return success(null);
  },
  'policy.import': async (policy) => {
    const { policyInForce, toolbar } = await parts;
    const imported = await policyInForce.importPolicy(policy);
    await toolbar.refresh();
    return imported.ok ? success(null) : imported;
  },
};

const wakePump = () => void parts.then(({ pump }) => pump.run());

browser.onMessage(createListener(requests, browser.id, browser.ownOrigin));
browser.onAlarm(wakePump);
browser.onInstalled(wakePump);
browser.onStartup(wakePump);
browser.onPermissionAdded(wakePump);
browser.onPopup(
  () => void parts.then(({ toolbar }) => toolbar.popupOpened()),
  () => void parts.then(({ toolbar }) => toolbar.popupClosed()),
);
browser.onToolbarClick(() => {
  // The capture must begin within the click: the permission it carries is for the page that is open now.
  void parts.then(async ({ capture, reporting, toolbar }) => {
    const captured = await capture();
    const filed = captured.ok ? await reporting.fileCaptured(captured.value) : captured;
    if (!filed.ok) await toolbar.refuse();
  });
});
