/**
 * Runs at the beginning of each document of the policy's hosts: it veils the document and says that it has begun; when
 * the shield is there, the veil goes. Beside the veil as a style sheet, which browsers may still be loading when they
 * look at the document for the first time.
 */
declare const chrome: { readonly runtime: { sendMessage(message: string): Promise<unknown> } };

const veil = { filter: 'grayscale(1) blur(40px)', transition: 'none' } as const;
const { style } = document.documentElement;

for (const [property, value] of Object.entries(veil)) style.setProperty(property, value, 'important');
chrome.runtime
  .sendMessage('shield-page-begun')
  .then((shielded) => {
    if (shielded === true) for (const property of Object.keys(veil)) style.removeProperty(property);
  })
  // Nobody has answered: the document stays under the veil.
  .catch(() => undefined);
