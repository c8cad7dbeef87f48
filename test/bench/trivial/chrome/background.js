chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  answer({ answerTo: message });
});

// Reached only while the popup is switched off with action.setPopup({ popup: '' }), as in one-click mode.
chrome.action.onClicked.addListener(async (tab) => {
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    func: () => document.title,
  });
  await chrome.storage.local.set({ clickedOn: frame.result });
});
