/** Runs at the beginning of each document of the policy's hosts and says so: then the shield takes the veil's place. */
declare const chrome: { readonly runtime: { sendMessage(message: string): unknown } };

chrome.runtime.sendMessage('shield-page-begun');
