/**
 * Reads the toolbar button through the extension's own API, for the active tab of the window in front. The driver
 * runs it in the background, since the API answers there in both browsers.
 */
export const READ_TOOLBAR_BUTTON = `
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const of = tab ? { tabId: tab.id } : {};
  return {
    text: await browser.action.getBadgeText(of),
    title: await browser.action.getTitle(of),
    popup: await browser.action.getPopup(of),
  };`;
