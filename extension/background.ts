/**
 * The composition root: builds the parts, hands them to each other and registers every listener at top level, in the
 * first turn, because a browser wakes this worker for an event only if its listener is registered by then. No rules.
 */
import { browser } from './browser.ts';
import { captureActiveTab } from './capture/capture.ts';
import { hotlinesOf } from './hotlines/directory/directory.ts';
import { adapters } from './hotlines/registry.ts';
import { createRequest } from './hotlines/request.ts';
import { sealTo } from './ledger/seal.ts';
import { openLedger } from './ledger/store.ts';
import { createListener, type Requests } from './messages.ts';
import { createAlarmClock } from './outbox/alarm-clock.ts';
import { createKeeping } from './outbox/keeping.ts';
import { createLedgerPost, type LedgerPost } from './outbox/ledger-post.ts';
import { popupView } from './outbox/popup-view.ts';
import { createPump, type Pump } from './outbox/pump.ts';
import { createReporting } from './outbox/reporting.ts';
import { createRerouting } from './outbox/rerouting.ts';
import { type Outbox, openOutbox } from './outbox/store.ts';
import { createToolbar } from './outbox/toolbar-button.ts';
import { createCredentialsInForce } from './policy/credentials.ts';
import { createPolicyInForce } from './policy/in-force.ts';
import { openPolicyStore, type PolicyStore } from './policy/store.ts';
import { success } from './report/problem.ts';
import type { Instant } from './report/time.ts';
import { createSettings } from './settings/settings.ts';
import { createWelcome } from './settings/welcome.ts';

const now = () => Date.now();
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const newId = () => crypto.randomUUID();
const zoneMinutes = (at: number) => -new Date(at).getTimezoneOffset();

/** The policy, with the two questions that other parts ask of it. */
function buildPolicy(store: PolicyStore, changed: () => void) {
  const policyInForce = createPolicyInForce({ store, readManaged: browser.managedPolicy, changed });
  return {
    policyInForce,
    credentials: createCredentialsInForce(store, policyInForce.standing),
    welcome: createWelcome({ store, openPage: browser.openPage }),
    stopped: async () => {
      const policy = await policyInForce.policy();
      return policy.ok ? null : policy.problems[0];
    },
    leaveOut: async () => {
      const policy = await policyInForce.policy();
      return policy.ok ? policy.value.reporting.leaveOut : [];
    },
  };
}

/** What sends: the pump and the one alarm that wakes it. */
function buildSending(
  outbox: Outbox,
  policy: ReturnType<typeof buildPolicy>,
  ledgerPost: LedgerPost,
  inLine: Promise<void>,
) {
  const ring = () => {
    void pump.run();
    void keeping.run();
  };
  const alarmClock = createAlarmClock({ browser, now, ring });
  const keeping = createKeeping({ outbox, policyInForce: policy.policyInForce, seal: sealTo, now });
  const wakeAt = async (at: Instant | null) => {
    const times = [at, await keeping.nextDue()].filter((time) => time !== null);
    await alarmClock(times.length === 0 ? null : Math.min(...times));
  };
  const toolbar = createToolbar({ outbox, policyInForce: policy.policyInForce, browser, now });
  const request = createRequest({ fetch: (...asked) => fetch(...asked), permitted: browser.permitted, now });
  const changed = () => {
    browser.tellChange();
    void toolbar.refresh();
    // What cannot be carried over now stays in the journal for the next time.
    void ledgerPost.post().catch(() => undefined);
    void keeping.run();
  };
  const pump: Pump = createPump({
    outbox,
    adapters,
    request,
    credentialsFor: policy.credentials.of,
    stopped: policy.stopped,
    now,
    random: Math.random,
    exclusively: async (work) => {
      await inLine;
      return navigator.locks.request('outbox-pump', work);
    },
    wakeAt,
    changed,
  });
  const changedAndDue = () => {
    changed();
    void pump.run();
  };
  return { pump, request, toolbar, wakeAt, keeping, changed: changedAndDue };
}

async function build() {
  const [outbox, policyStore, ledger] = await Promise.all([
    openOutbox(),
    openPolicyStore(),
    openLedger({ now }),
  ]);
  const ledgerPost = createLedgerPost({ outbox, ledger });
  const policy = buildPolicy(policyStore, () => void bringIntoLine().then(() => sending.changed()));
  const { policyInForce, credentials, leaveOut, welcome } = policy;
  const rerouting = createRerouting({ outbox, policyInForce, newId, now });
  // A disk that refuses now is asked again at the next change; nothing is lost by it.
  const bringIntoLine = async () => {
    await ledgerPost.notePolicy(await policyInForce.standing()).catch(() => undefined);
    await rerouting.policyChanged().catch(() => undefined);
  };
  // The policy may have changed while the browser was closed: what has not begun must not leave under the old one.
  const sending = buildSending(outbox, policy, ledgerPost, bringIntoLine());
  const { pump, request, toolbar, wakeAt, keeping, changed } = sending;
  const shared = { outbox, policyInForce, adapters, now, changed };
  const reporting = createReporting({ ...shared, newId, rerouting, wakeAt });
  const settings = createSettings({
    ...shared,
    credentials,
    reporting,
    request,
    ledger,
    ledgerPost,
    keeping,
    exportedBy: `Signpost ${browser.version}`,
    permitted: browser.permitted,
  });
  const capture = () => captureActiveTab({ tabs: browser, now, zoneMinutes, wait, leaveOut });
  void pump.run();
  void toolbar.refresh();
  return { capture, keeping, policyInForce, pump, reporting, settings, toolbar, welcome };
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
  'delivery.file-by-hand': async ({ deliveryId, reference }) =>
    (await parts).reporting.fileByHand(deliveryId, reference),
  'delivery.give-up': async (deliveryId) => (await parts).reporting.giveUp(deliveryId),
  'settings.open': async () => (await parts).settings.view(),
  'preferences.save': async (preferences) => (await parts).settings.savePreferences(preferences),
  'policy.import': async (text) => (await parts).policyInForce.importPolicy(text),
  'policy.forget': async () => (await parts).settings.forgetPolicy(),
  'policy.export': async () => (await parts).settings.exportPolicy(),
  'credentials.save': async (credentials) => (await parts).settings.saveCredentials(credentials),
  'credentials.forget': async (destinationId) => (await parts).settings.forgetCredentials(destinationId),
  'destination.test': async (destinationId) => (await parts).settings.testConnection(destinationId),
  'directory.open': async (country) => success(hotlinesOf(String(country))),
  'ledger.verify': async () => (await parts).settings.verifyLedger(),
  'ledger.export': async () => (await parts).settings.exportLedger(),
  'sealed.export': async () => (await parts).settings.exportSealed(),
  'computer.erase': async () => (await parts).settings.eraseEverything(),
};

const wakeUp = () =>
  void parts.then(({ keeping, pump }) => {
    void pump.run();
    void keeping.run();
  });

browser.onMessage(createListener(requests, browser.id, browser.ownOrigin));
browser.onAlarm(wakeUp);
browser.onInstalled(() => void parts.then(({ welcome }) => welcome.installed()));
browser.onManagedChange(() => void parts.then(({ policyInForce }) => policyInForce.refreshManaged(true)));
browser.onStartup(wakeUp);
browser.onPermissionAdded(() => void parts.then(({ reporting }) => reporting.resume(['permission-missing'])));
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
