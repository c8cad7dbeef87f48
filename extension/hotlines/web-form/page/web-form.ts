import { parseRequest } from '../parse-request.ts';
import type { AssistResult, RefusalReason } from '../request.ts';
import { Assistant } from './assistant.ts';

/** What the extension calls in the hotline's page, in its own world, which the page can not see. */
export interface WebFormEntry {
  /**
   * Fills the page's form with the request's values and goes on while the page changes.
   * @param request an `AssistRequest`
   */
  assist(request: unknown): Promise<AssistResult>;
  /** What has become of the values by now; null before the first `assist`. */
  result(): AssistResult | null;
  /** Resolves when the form has come to its end or the page goes, with what has become of the values by then. */
  over(): Promise<AssistResult | null>;
  /** Takes the panel away and looks at the page no more. */
  stop(): void;
}

const refused = (reason: RefusalReason): AssistResult => ({ status: 'refused', reason });

function createEntry(): WebFormEntry {
  let assistant: Assistant | null = null;
  return {
    async assist(value) {
      const request = parseRequest(value);
      if (request === null) return refused('request-invalid');
      // Both: a sandboxed frame shows the hotline's address and is not of its origin.
      const isOwnOrigin = location.origin === request.origin && window.origin === request.origin;
      if (!isOwnOrigin) return refused('wrong-origin');
      // Frames of the same origin are filled from the top, so that there is one plan and one panel.
      if (window.parent !== window) return refused('not-top');
      const isSame = JSON.stringify(assistant?.request) === JSON.stringify(request);
      if (!isSame || assistant === null) {
        assistant?.stop();
        assistant = new Assistant(document, request);
      }
      try {
        await assistant.look();
      } catch {
        // `<input name="parentNode">` takes the property from its form, in every world.
        assistant.stop();
        return refused('page-unreadable');
      }
      return assistant.result();
    },
    result: () => assistant?.result() ?? null,
    over: async () => {
      const ends = assistant === null ? [] : [assistant.ended];
      await Promise.race([...ends, new Promise((resolve) => addEventListener('pagehide', resolve))]);
      return assistant?.result() ?? null;
    },
    stop() {
      assistant?.stop();
      assistant = null;
    },
  };
}

const world = globalThis as { signpostWebForm?: WebFormEntry };
// Injected again into the same page, it goes on: it must remember which fields it has written to.
world.signpostWebForm ??= createEntry();
