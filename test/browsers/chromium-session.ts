import type { CDPSession } from 'puppeteer-core';

/**
 * Opens a session of one's own with a page or worker. Neither `target.createCDPSession()` nor
 * `connection.createSession()`: with both puppeteer overlooks a worker that starts at the same moment. Puppeteer has
 * workers wait at their start, and one that is joined meanwhile waits for the newcomer's word too; so does one that
 * starts again while the session lasts.
 */
export async function attach(browser: CDPSession, targetId: string): Promise<CDPSession> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const session = browser.connection()?.session(sessionId) ?? null;
  if (session === null) throw new Error('The page or worker is gone');
  const letRun = () => session.send('Runtime.runIfWaitingForDebugger');
  session.on('Inspector.targetReloadedAfterCrash', () => void letRun().catch(() => undefined));
  await letRun();
  return session;
}
