/**
 * The composition root: builds the parts, hands them to each other and registers every listener at top level, in the
 * first turn, because a browser wakes this worker for an event only if its listener is registered by then. No rules.
 */
import { browser } from './browser.ts';
import { type Captured, type CaptureRules, captureActiveTab } from './capture/capture.ts';
import { tryRule } from './capture/console/try-rule.ts';
import { menuChoice, menuItems } from './capture/menu.ts';
import { captureMoney } from './capture/money/capture-money.ts';
import { createPending } from './capture/pending.ts';
import { type Clicked, captureTarget } from './capture/target.ts';
import { directoryQuery, suggested } from './hotlines/directory/directory.ts';
import { createPermitted } from './hotlines/permitted.ts';
import { adapters } from './hotlines/registry.ts';
import { createRequest } from './hotlines/request.ts';
import { deleteLedger } from './ledger/database.ts';
import { sealTo } from './ledger/seal.ts';
import { createStatistics } from './ledger/statistics/statistics.ts';
import { openLedger } from './ledger/store.ts';
import { createListener, type Requests } from './messages.ts';
import { createAddressLists } from './outbox/address-lists.ts';
import { createAlarmClock } from './outbox/alarm-clock.ts';
import { createAnnouncer } from './outbox/announcer.ts';
import { createAttention } from './outbox/attention.ts';
import { createBatch, type Refused } from './outbox/batch.ts';
import { createCopying } from './outbox/copying.ts';
import { type Custody, createCustody } from './outbox/custody.ts';
import { createEarlier } from './outbox/earlier.ts';
import { createFormFilling } from './outbox/form-filling.ts';
import { formWords } from './outbox/form-words.ts';
import { createHandingOver } from './outbox/handing-over.ts';
import { createHistory } from './outbox/history.ts';
import { createIntervention } from './outbox/intervention.ts';
import { createKeeping } from './outbox/keeping.ts';
import { createLedgerPost, type LedgerPost } from './outbox/ledger-post.ts';
import { deleteOutbox } from './outbox/open-database.ts';
import { createPauseTelling } from './outbox/pause-telling.ts';
import { popupView } from './outbox/popup-view.ts';
import { createPump, type Pump } from './outbox/pump.ts';
import { createReceipts } from './outbox/receipts.ts';
import { type Chosen, createReporting } from './outbox/reporting.ts';
import { createRerouting, type Rerouting } from './outbox/rerouting.ts';
import { type Outbox, openOutbox } from './outbox/store.ts';
import type { ReportStory } from './outbox/story.ts';
import { createTelling } from './outbox/telling.ts';
import { createToolbar } from './outbox/toolbar-button.ts';
import { createWhenQuiet } from './outbox/when-quiet.ts';
import { asksForMoney } from './policy/asks-for-money.ts';
import { createCredentialsInForce } from './policy/credentials.ts';
import { createPolicyInForce, type PolicyInForce } from './policy/in-force.ts';
import { deletePolicyStore, openPolicyStore, type PolicyStore } from './policy/store.ts';
import type { ChainHead } from './report/chain-head.ts';
import { failure, type Problem, type Result, success } from './report/problem.ts';
import type { Instant } from './report/time.ts';
import { createSettings } from './settings/settings.ts';
import { eraseUnreadable } from './settings/unreadable.ts';
import { createWelcome } from './settings/welcome.ts';
import { createCare } from './shield/care.ts';
import { createRegistration } from './shield/registration.ts';
import { createShielding } from './shield/shielding.ts';
import { usualStrength } from './shield/strength.ts';
import { shieldDoor } from './shield-door.ts';

const now = () => Date.now();
const pending = createPending({ now });
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const newId = () => crypto.randomUUID();
const permission = createPermitted({ contains: browser.permitted, now });
const zoneMinutes = (at: number) => -new Date(at).getTimezoneOffset();

/** The policy, with the two questions that other parts ask of it. */
function buildPolicy(store: PolicyStore, changed: () => void) {
  const policyInForce = createPolicyInForce({ store, readManaged: browser.managedPolicy, changed });
  return {
    policyInForce,
    credentials: createCredentialsInForce(store, policyInForce.standing),
    welcome: createWelcome({ store, openPage: browser.openPage }),
    stopped: async (): Promise<Problem | null> =>
      (await policyInForce.standing()).policy === null ? { code: 'policy-invalid' } : null,
    captureRules: async (): Promise<CaptureRules> => {
      const policy = await policyInForce.policy();
      if (!policy.ok) return { leaveOut: [], consoleRules: [], selectedText: false };
      const { reporting, consoleRules } = policy.value;
      return { leaveOut: reporting.leaveOut, consoleRules, selectedText: reporting.selectedText };
    },
    /** Whether a category asks who pays for the page; the default one where none is named. */
    wantsMoney: async (categoryId?: string): Promise<boolean> => {
      const policy = await policyInForce.policy();
      if (!policy.ok) return false;
      const { categories, reporting } = policy.value;
      const category = categories.find(({ id }) => id === (categoryId ?? reporting.defaultCategory));
      return category !== undefined && asksForMoney(category, policy.value);
    },
  };
}

/** What sends: the pump and the one alarm that wakes it. */
function buildSending(
  outbox: Outbox,
  policy: ReturnType<typeof buildPolicy>,
  ledgerPost: LedgerPost,
  custody: Custody,
  ledgerHead: () => Promise<ChainHead | null>,
  inLine: Promise<void>,
) {
  const ring = () => {
    void pump.run();
    void keeping.run();
    void copying.run();
    void toolbar.refresh();
  };
  const alarmClock = createAlarmClock({ browser, now, ring });
  const keeping = createKeeping({
    outbox,
    policyInForce: policy.policyInForce,
    seal: sealTo,
    now,
    changed: () => announceChange(),
  });
  const wakeAt = async (at: Instant | null) => {
    const others = await Promise.all([keeping.nextDue(), outbox.nextCopyDue(), outbox.nextReminder(now())]);
    const times = [at, ...others].filter((time) => time !== null);
    await alarmClock(times.length === 0 ? null : Math.min(...times));
  };
  const toolbar = createToolbar({
    outbox,
    policyInForce: policy.policyInForce,
    browser,
    now,
    paused: care.paused,
  });
  const request = createRequest({
    fetch: (...asked) => fetch(...asked),
    permitted: permission.permitted,
    now,
  });
  const announce = () => {
    browser.tellChange();
    void toolbar.refresh();
  };
  const settle = () => {
    // What cannot be carried over now stays in the journal for the next time.
    void ledgerPost.post().catch(() => undefined);
    void custody.note().catch(() => undefined);
    void keeping.run();
    void copying.run();
  };
  const [announceChange, settleSoon] = [
    createAnnouncer({ announce, later: setTimeout }),
    createWhenQuiet({ work: settle, later: setTimeout, now }),
  ];
  const changed = () => {
    announceChange();
    settleSoon();
  };
  const sends = {
    outbox,
    request,
    credentialsFor: policy.credentials.of,
    ledgerHead,
    now,
    random: Math.random,
  };
  const copying = createCopying({
    ...sends,
    exclusively: (work) => navigator.locks.request('outbox-copies', work),
    changed: announceChange,
  });
  // What an earlier worker had no time for.
  settleSoon();
  const pump: Pump = createPump({
    ...sends,
    adapters,
    stopped: policy.stopped,
    online: browser.online,
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
  return { ring, pump, request, toolbar, wakeAt, keeping, copying, changed: changedAndDue };
}

/** The shield over tabs, and the care for whoever looks at them. */
function buildShield() {
  const careRules = async () => {
    const policy = await parts()
      .then(({ policyInForce }) => policyInForce.policy())
      .catch(() => null);
    return policy?.ok === true ? policy.value.care : { shield: usualStrength, breaks: null, support: null };
  };
  const care = createCare({
    memory: { recall: shieldDoor.recallCare, remember: shieldDoor.rememberCare },
    rules: careRules,
    now,
    zoneMinutes,
    pauseChanged: async (paused, at) => {
      const { tellPause, copying } = await parts();
      await tellPause(paused, at);
      void copying.run();
    },
  });
  const tabWatch = shieldDoor.tabWatch(
    (tabId) => void shielding.pageChanged(tabId),
    (tabId) => void shielding.tabClosed(tabId),
  );
  const shielding = createShielding({
    door: shieldDoor,
    memory: { recall: shieldDoor.recallTabs, remember: shieldDoor.rememberTabs },
    policyStrength: async () => (await careRules()).shield,
    newId,
    changed: (tabs) => {
      if (tabs.length === 0) tabWatch.end();
      else tabWatch.begin();
      void care.noteShield(tabs.some(({ wanted, reached }) => wanted && reached));
    },
  });
  // Until it is known whether any tab is shielded: an event that wakes this worker needs its listener in the first turn.
  tabWatch.begin();
  void shielding.begin();
  return { care, shielding };
}

const formScript = 'page/web-form.js';

/** What the form script leaves in the world of its own in the hotline's page. */
type FormWorld = typeof globalThis & {
  readonly signpostWebForm?: { assist(request: unknown): Promise<unknown>; over(): Promise<unknown> };
};

// Both run inside the page, as text: nothing outside them is known there.
const callFormScript = (asked: never) => (globalThis as FormWorld).signpostWebForm?.assist(asked);
const waitForFormScript = () => (globalThis as FormWorld).signpostWebForm?.over();

/** What a moderator does with reports, and what the pages show of them. */
function buildReporting(
  outbox: Outbox,
  policyInForce: PolicyInForce,
  rerouting: Rerouting,
  { wakeAt, changed }: ReturnType<typeof buildSending>,
) {
  const telling = createTelling({ outbox, adapters });
  const earlier = createEarlier({ outbox, telling });
  const shared = { outbox, policyInForce, adapters, telling, earlier, now, newId, changed };
  const handingOver = createHandingOver(shared);
  const formFilling = createFormFilling({
    ...shared,
    handingOver,
    tabs: {
      open: browser.openTab,
      activeTab: browser.activeTab,
      addressOf: browser.addressOf,
      assist: (tabId, asked) => browser.runFileInTab(tabId, formScript, callFormScript, asked),
      pageOver: (tabId) => browser.runInTab(tabId, waitForFormScript),
    },
    permitted: browser.permitted,
    words: formWords(browser.text),
    wait,
  });
  return {
    handingOver,
    formFilling,
    telling,
    earlier,
    attention: createAttention({ outbox, telling, adapters }),
    reporting: createReporting({ ...shared, wakeAt }),
    batch: createBatch({ ...shared, wakeAt }),
    lists: createAddressLists({ outbox, policyInForce, now, zoneMinutes }),
    intervention: createIntervention({ ...shared, rerouting }),
  };
}

async function build() {
  const [outbox, policyStore, ledger] = await Promise.all([
    openOutbox('outbox', rebuild),
    openPolicyStore(),
    openLedger({ now }),
  ]);
  const ledgerPost = createLedgerPost({ outbox, ledger });
  const memory = { recall: browser.recall, remember: browser.remember };
  const custody = createCustody({ outbox, memory, newId, now });
  const policy = buildPolicy(policyStore, () => void policyChanged());
  const { policyInForce, credentials, captureRules, wantsMoney, welcome } = policy;
  const rerouting = createRerouting({ outbox, policyInForce, newId, now });
  // A disk that refuses now is asked again at the next change; nothing is lost by it.
  const bringIntoLine = async () => {
    await custody.check().catch(() => undefined);
    await ledgerPost.notePolicy(await policyInForce.standing()).catch(() => undefined);
    await rerouting.policyChanged().catch(() => undefined);
  };
  const ledgerHead = () =>
    ledgerPost
      .post()
      .then(ledger.head)
      .catch(() => null);
  // The policy may have changed while the browser was closed: what has not begun must not leave under the old one.
  const sending = buildSending(outbox, policy, ledgerPost, custody, ledgerHead, bringIntoLine());
  const { ring, pump, request, toolbar, keeping, copying, changed } = sending;
  const reports = buildReporting(outbox, policyInForce, rerouting, sending);
  const drawMenu = async () => {
    const policy = await policyInForce.policy();
    await browser.setMenu(menuItems(policy.ok ? policy.value.categories : [], browser.text));
  };
  const shieldHosts = createRegistration({
    door: shieldDoor,
    hosts: async () => (await policyInForce.standing()).policy?.care.shield.hosts ?? [],
  });
  void shieldHosts.renew().catch(() => undefined);
  const policyChanged = async () => {
    void drawMenu();
    void shieldHosts.renew().catch(() => undefined);
    await bringIntoLine();
    await reports.intervention.resumeAfter(['credentials-missing', 'credentials-refused']);
    changed();
  };
  const settings = createSettings({
    outbox,
    policyInForce,
    adapters,
    now,
    newId,
    changed,
    credentials,
    intervention: reports.intervention,
    request,
    ledger,
    ledgerPost,
    keeping,
    custody,
    exportedBy: `Signpost ${browser.version}`,
    permitted: browser.permitted,
  });
  const receipts = createReceipts({ outbox, ledger, ledgerPost });
  const { telling } = reports;
  const history = createHistory({ outbox, ledger, ledgerPost, telling, epoch: newId() });
  const capturing = { tabs: browser, now, zoneMinutes, wait, rules: captureRules };
  const statistics = createStatistics({
    ledger,
    post: ledgerPost.post,
    now,
    zoneMinutes,
    shieldedMinutes: care.shieldedMinutes,
  });
  const capture = () => captureActiveTab(capturing);
  const captureToFile = async () => captureActiveTab(capturing, await wantsMoney());
  const captureClicked = async (clicked: Clicked, categoryId: string | null) =>
    captureTarget(clicked, capturing, categoryId !== null && (await wantsMoney(categoryId)));
  const moneyInFront = async () => {
    const tab = await browser.activeTab();
    return tab === null ? null : captureMoney({ runInTab: browser.runInTab, wait }, tab.id);
  };
  void pump.run();
  void toolbar.refresh();
  return {
    ...reports,
    capture,
    captureRules,
    captureToFile,
    captureClicked,
    moneyInFront,
    drawMenu,
    copying,
    custody,
    history,
    policyInForce,
    receipts,
    ring,
    settings,
    statistics,
    tellPause: createPauseTelling({ outbox, policyInForce, newId }),
    toolbar,
    welcome,
  };
}

const { care, shielding } = buildShield();
let built = build();
built.catch(() => undefined);
/** The browser may close a database by itself, and a disk that could not be read may be readable again. */
function rebuild(): void {
  built = build();
  built.catch(() => undefined);
}
const parts = () =>
  built.catch(() => {
    rebuild();
    return built;
  });

const requests: Requests = {
  'popup.open': async (asked) => {
    const { policyInForce, earlier, attention, custody, handingOver } = await parts();
    // What was pointed at is what the popup is about, and not the page around it.
    const pointedAt = pending.look();
    const inFront = pointedAt === null ? ((await browser.activeTab())?.url ?? null) : null;
    const address = asked ?? (pointedAt?.ok ? pointedAt.value.url : inFront);
    return popupView(address, {
      policyInForce,
      earlier,
      attention,
      formsOn: handingOver.formsOn,
      loss: custody.loss,
    });
  },
  'page.capture': async () => pending.take() ?? (await parts()).capture(),
  'page.money-trail': async () => success(await (await parts()).moneyInFront()),
  'attention.open': async () => success(await (await parts()).attention()),
  'loss.acknowledge': async () => {
    await (await parts()).custody.acknowledge();
    return success(null);
  },
  'report.preview': async (draft) => (await parts()).reporting.preview(draft),
  'report.file': async (draft) => counted(await (await parts()).reporting.file(draft)),
  'report.correct': async (reportId) => (await parts()).reporting.correct(reportId),
  'report.story': async (reportId) => (await parts()).telling.story(reportId),
  'report.undo': async (reportId) => (await parts()).intervention.undo(reportId),
  'list.read': async (text) => (await parts()).lists.read(text),
  'list.ways': async (asked) => (await parts()).lists.ways(asked),
  'batch.file': async (drafts) => countedBatch(drafts, await (await parts()).batch.file(drafts)),
  'batch.standing': async (batch) => (await parts()).batch.standing(batch),
  'batch.undo': async (batch) => (await parts()).batch.undo(batch),
  'delivery.retry': async (deliveryId) => (await parts()).intervention.retry(deliveryId),
  'delivery.file-by-hand': async ({ deliveryId, reference }) =>
    (await parts()).intervention.fileByHand(deliveryId, reference),
  'hand-over.open': async (deliveryId) => (await parts()).formFilling.open(deliveryId),
  'hand-over.sheet': async ({ deliveryId, priority }) =>
    (await parts()).handingOver.sheet(deliveryId, priority),
  'hand-over.begin': async (deliveryId) => (await parts()).handingOver.begin(deliveryId),
  'hand-over.back': async (deliveryId) => (await parts()).handingOver.handBack(deliveryId),
  'form.fill': async (deliveryId) => (await parts()).formFilling.fill(deliveryId),
  'copies.tell-again': async () => {
    await (await parts()).copying.tellAgain();
    return success(null);
  },
  'delivery.cancel': async (deliveryId) => (await parts()).intervention.cancel(deliveryId),
  'history.open': async () => (await parts()).history.open(),
  'history.rows': async (after) => (await parts()).history.rows(after),
  'history.news': async (since) => (await parts()).history.news(since),
  'history.story': async (reportId) => (await parts()).history.story(reportId),
  'history.addresses': async (reportId) => (await parts()).history.addresses(reportId),
  'receipt.export': async (deliveryId) => (await parts()).receipts.export(deliveryId),
  'settings.open': async () => (await parts()).settings.view(),
  'preferences.save': async (preferences) => {
    const { settings, toolbar } = await parts();
    const saved = await settings.savePreferences(preferences);
    // What the next click does is true by the time that this says "saved".
    await toolbar.refresh();
    return saved;
  },
  'policy.import': async (text) => (await parts()).policyInForce.importPolicy(text),
  'console.try': async (ruleId) => {
    const { consoleRules } = await (await parts()).captureRules();
    const rule = consoleRules.find(({ id }) => id === ruleId);
    return rule === undefined
      ? failure({ code: 'not-found' })
      : tryRule(rule, { openTabs: browser.openTabs, runInTab: browser.runInTab, wait });
  },
  'policy.forget': async () => (await parts()).settings.forgetPolicy(),
  'policy.export': async () => (await parts()).settings.exportPolicy(),
  'credentials.save': async (credentials) => (await parts()).settings.saveCredentials(credentials),
  'credentials.forget': async (destinationId) => (await parts()).settings.forgetCredentials(destinationId),
  'destination.test': async (destinationId) => (await parts()).settings.testConnection(destinationId),
  'directory.search': async (query) => success(suggested(directoryQuery(query), browser.language)),
  'policy.report-alone': async (hotlineId) => (await parts()).settings.reportAlone(hotlineId),
  'ledger.verify': async () => (await parts()).settings.verifyLedger(),
  'ledger.export': async () => (await parts()).settings.exportLedger(),
  'sealed.export': async () => (await parts()).settings.exportSealed(),
  'statistics.open': async (query) => (await parts()).statistics.open(query),
  'shield.open': async () => {
    const tab = await browser.activeTab();
    const [shield, looked] = await Promise.all([tab === null ? null : shielding.look(tab.id), care.look()]);
    return success({ shield, care: looked });
  },
  'shield.set': async ({ on, strength }) => {
    const tab = await browser.activeTab();
    return success(tab === null ? null : await shielding.set(tab.id, on, strength));
  },
  'care.later': async () => success(await care.later()),
  'care.pause': async (paused) => {
    const view = await care.pause(paused);
    // What the next click does is true by the time that the popup says so.
    await (await parts()).toolbar.refresh();
    return success(view);
  },
  'computer.erase': async () => {
    await care.erase();
    const opened = await parts().catch(() => null);
    const deleteDatabases = [deleteOutbox, deleteLedger, deletePolicyStore];
    return (
      opened?.settings.eraseEverything() ??
      eraseUnreadable({
        deleteDatabases,
        forgetNote: () => browser.remember({}),
        erased: rebuild,
      })
    );
  },
};

/** Counts a report that was saved. */
function counted(filed: Result<ReportStory>): Result<ReportStory> {
  if (filed.ok) void care.noteReports([filed.value.id]);
  return filed;
}

/** Counts the reports of a batch that were saved. @param drafts were understood, where anything was saved */
function countedBatch(drafts: unknown, filed: Result<readonly Refused[]>): Result<readonly Refused[]> {
  if (!filed.ok) return filed;
  const refused = new Set<string>(filed.value.map(({ id }) => id));
  const saved = (drafts as readonly { readonly id: string }[]).filter(({ id }) => !refused.has(id));
  void care.noteReports(saved.map(({ id }) => id));
  return filed;
}

/** Opens the popup on what the moderator pointed at, or on why that cannot be reported. */
async function review(captured: Result<Captured>): Promise<void> {
  pending.keep(captured);
  const { toolbar } = await parts();
  await toolbar.showPopup(captured.ok ? 'review' : 'refused');
}

/** Files what was captured; where that fails, the popup says why. */
async function fileOrReview(captured: Result<Captured>, chosen: Chosen = {}): Promise<void> {
  if (!captured.ok) return review(captured);
  const { reporting, toolbar } = await parts();
  const filed = counted(await reporting.fileCaptured(captured.value, chosen));
  await (filed.ok ? toolbar.refresh() : review(filed));
}

const wakeUp = () => void parts().then(({ ring }) => ring());

browser.onMessage(createListener(requests, browser.id, browser.ownOrigin));
shieldDoor.onPageBegun(shielding.documentBegun);
browser.onAlarm(wakeUp);
browser.onOnline(wakeUp);
browser.onInstalled(
  () =>
    void parts().then(({ welcome, drawMenu }) => {
      void drawMenu();
      void welcome.installed();
    }),
);
browser.onManagedChange(() => void parts().then(({ policyInForce }) => policyInForce.refreshManaged(true)));
browser.onStartup(() => {
  wakeUp();
  void parts().then(({ drawMenu }) => drawMenu());
});
browser.onPermissionRemoved(permission.forget);
browser.onPermissionAdded(() => {
  permission.forget();
  void parts().then(({ intervention }) => intervention.resumeAfter(['permission-missing']));
});
browser.onPopup(
  () => void parts().then(({ toolbar }) => toolbar.popupOpened()),
  () => void parts().then(({ toolbar }) => toolbar.popupClosed()),
);
browser.onToolbarClick(() => {
  // The capture must begin within the click: the permission it carries is for the page that is open now.
  void parts().then(async ({ captureToFile, reporting, toolbar, handingOver }) => {
    if (await care.paused()) return toolbar.showPopup('review');
    const url = (await browser.activeTab())?.url ?? '';
    const forms = URL.canParse(url) ? await handingOver.formsOn(new URL(url).origin) : [];
    if (forms.length > 0) {
      // On a hotline's own form a click is meant for the form; the popup says for which report.
      await toolbar.showPopup('review');
      return;
    }
    const captured = await captureToFile();
    const filed = captured.ok ? counted(await reporting.fileCaptured(captured.value)) : captured;
    if (!filed.ok) await toolbar.showPopup('refused');
  });
});
browser.onMenu((id, clicked) => {
  const choice = menuChoice(id);
  if (choice === null) return;
  const { kind, categoryId } = choice;
  void parts().then(async ({ captureClicked, toolbar }) => {
    if (await care.paused()) return toolbar.showPopup('review');
    const captured = await captureClicked({ ...clicked, kind }, categoryId);
    return categoryId === null ? review(captured) : fileOrReview(captured, { categoryId });
  });
});
browser.onCommand((name) => {
  if (name === 'shield') void browser.activeTab().then((tab) => tab && shielding.toggle(tab.id));
  if (name !== 'file-now') return;
  void parts().then(async ({ captureToFile, policyInForce, toolbar }) => {
    if (await care.paused()) return toolbar.showPopup('review');
    const [captured, policy] = await Promise.all([captureToFile(), policyInForce.policy()]);
    // Where the organisation wants each report looked over, the key opens it instead.
    const isLookedOver = policy.ok && policy.value.reporting.oneClick === false;
    return isLookedOver ? review(captured) : fileOrReview(captured);
  });
});
