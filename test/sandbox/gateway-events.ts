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

const addressesIn = (data: unknown): readonly string[] => {
  const { report } = (data ?? {}) as { readonly report?: { readonly addresses: readonly { url: string }[] } };
  return report?.addresses.map(({ url }) => url) ?? [];
};

/** What the gateway holds: one event of each source and id, and for each the answer it was given. */
export class GatewayEvents {
  private readonly kept = new Map<string, { readonly event: KeptEvent; readonly reply: GatewayReply }>();
  private readonly addresses = new Set<string>();
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
    return [...this.kept.values()].map(({ event }) => event);
  }

  /** How many requests came, repetitions and refused ones included. */
  received(): number {
    return this.count;
  }

  /** A repetition gets the first one's answer; "already known" is said of pages, not of repetitions. */
  private keep({ id, source, type, subject, data }: CloudEvent<unknown>): GatewayReply {
    const key = `${source} ${id}`;
    const before = this.kept.get(key);
    if (before !== undefined) return before.reply;
    const addresses = addressesIn(data);
    const alreadyKnown = addresses.some((address) => this.addresses.has(address));
    for (const address of addresses) this.addresses.add(address);
    const reply = json(202, { reference: `G-${this.kept.size + 1}`, alreadyKnown });
    this.kept.set(key, { event: { id, type, subject: subject ?? null, data }, reply });
    return reply;
  }
}
