import type { PageHandle } from './browser.ts';

/** Chooses a file in a page's file field, as the browser's own dialogue does. */
export async function chooseFile(page: PageHandle, selector: string, content: string): Promise<void> {
  await page.evaluate(`
    const input = document.querySelector(${JSON.stringify(selector)});
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(content)}], 'policy.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));`);
}

/** Waits until the page says, at a place, that something came of what was done there; gives its words. */
export async function saidAt(page: PageHandle, place: string, kind: 'done' | 'failed'): Promise<string> {
  const here = `document.querySelector('[data-place="${place}"]')`;
  await page.waitFor(`${here}?.dataset.kind === '${kind}'`, `"${kind}" to be said at ${place}`);
  return page.evaluate<string>(`return ${here}.innerText`);
}

/** Chooses a value of a list. */
export async function select(page: PageHandle, selector: string, value: string): Promise<void> {
  await page.evaluate(`
    const list = document.querySelector(${JSON.stringify(selector)});
    list.value = ${JSON.stringify(value)};
    list.dispatchEvent(new Event('change', { bubbles: true }));`);
}
