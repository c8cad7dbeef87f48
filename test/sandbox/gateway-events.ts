import type { IncomingHttpHeaders } from 'node:http';
import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';

/** One event as the gateway keeps it: the first of its id. */
export interface KeptEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string | null;
  readonly data: unknown;
}

export interface GatewayReply {
  readonly status: number;
  readonly body: string;
}

const json = (status: number, body: object): GatewayReply => ({ status, body: JSON.stringify(body) });

/** What the gateway holds: one event of each source and id, whatever arrives twice. */
export class GatewayEvents {
  private readonly kept = new Map<string, KeptEvent>();
  private count = 0;
  private readonly webhook: Webhook;

  constructor(secret: string) {
    this.webhook = new Webhook(secret);
  }

  /** Takes one request by the official readers of Standard Webhooks and CloudEvents. */
  take(headers: IncomingHttpHeaders, body: string): GatewayReply {
    this.count += 1;
    try {
      this.webhook.verify(body, headers as Record<string, string>, { jsonParse: false });
    } catch {
      return json(401, { error: 'signature' });
    }
    const event = HTTP.toEvent({ headers, body });
    if (!(event instanceof CloudEvent) || !event.validate()) return json(400, { error: 'not one event' });
    if (headers['idempotency-key'] !== `"${event.id}"` || headers['webhook-id'] !== event.id) {
      return json(400, { error: 'the ids differ' });
    }
    return this.keep(event);
  }

  events(): KeptEvent[] {
    return [...this.kept.values()];
  }

  /** How many requests came, repetitions and refused ones included. */
  received(): number {
    return this.count;
  }

  private keep({ id, source, type, subject, data }: CloudEvent<unknown>): GatewayReply {
    const key = `${source} ${id}`;
    const alreadyKnown = this.kept.has(key);
    if (!alreadyKnown) this.kept.set(key, { id, type, subject: subject ?? null, data });
    const reference = `G-${[...this.kept.keys()].indexOf(key) + 1}`;
    return json(alreadyKnown ? 200 : 202, { reference, alreadyKnown });
  }
}
