import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/browser.ts';
import { builtExtension, Stage } from '../browsers/stage.ts';
import { FaultyHotline } from './faulty-hotline.ts';
import { HotlineWatch } from './hotline-watch.ts';
import { StandingStage } from './standing-stage.ts';
import { Trace } from './trace.ts';

/** A stage on which the browser is killed and the hotline fails, and what is seen of both. */
export interface DisturbedStage {
  readonly standing: StandingStage;
  readonly hotline: FaultyHotline;
  readonly trace: Trace;
  close(): Promise<void>;
}

/** Sets the stage in a folder of its own: with a profile that outlives kills, and a build that nobody replaces meanwhile. */
export async function setStage(browserName: BrowserName): Promise<DisturbedStage> {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-soak-'));
  const extension = join(folder, 'extension');
  await cp(builtExtension(browserName), extension, { recursive: true });
  const trace = new Trace();
  const watch = new HotlineWatch(trace.note);
  const how = {
    browserName,
    extension,
    profile: join(folder, 'profile'),
    // What the hotline is asked is heard through the same options as its user name and password.
    access: { user: 'sandbox', password: 'sandbox', onExchange: watch.onExchange },
    watchConsole: false,
  };
  const stage = await Stage.set({}, how);
  return {
    standing: new StandingStage(stage),
    hotline: new FaultyHotline(stage.sandbox, watch),
    trace,
    close: async () => {
      await stage.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
