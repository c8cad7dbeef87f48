import type { DestinationId } from '../../report/destination.ts';
import type { ReportId } from '../../report/report.ts';
import type { Instant } from '../../report/time.ts';
import type { Payload } from '../hotline.ts';

/**
 * The kinds of events. The names carry no domain, although CloudEvents recommends one: the project has none that is its
 * own, and a gateway tells them by the whole name.
 */
export const eventTypes = {
  created: 'signpost.report.created',
  filed: 'signpost.report.filed',
  failed: 'signpost.report.failed',
  withdrawn: 'signpost.report.withdrawn',
  receipt: 'signpost.report.receipt',
  /** A moderator reports nothing for now, or goes on; says nothing of any report, nor why. */
  paused: 'signpost.moderator.paused',
  resumed: 'signpost.moderator.resumed',
  /** Says nothing but that the connection is being tested. */
  checked: 'signpost.connection.checked',
} as const;
export type EventKind = keyof typeof eventTypes;

/** The `$id` of `report-event.schema.json`; another number is another shape. */
export const dataSchema = 'urn:signpost:report-event:1';

export const eventMediaType = 'application/cloudevents+json; charset=utf-8';

/** What makes one event. Nothing in it but `data` may say what was reported: the rest stands in logs. */
export interface EventParts {
  readonly kind: EventKind;
  /** The same for every sending of this event, for ever; `(source, id)` is how receivers know a repetition. */
  readonly id: string;
  /** The gateway's own id in the policy. */
  readonly destinationId: DestinationId;
  readonly reportId: ReportId | null;
  readonly time: Instant;
  readonly data: object;
}

/** JSON in any language's reader: a lone half of a character pair makes some of them refuse the whole document. */
const wellFormed = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : value;

/** Writes an event as CloudEvents 1.0 in structured mode: one body that can be kept, signed and sent again as it is. */
export function writeEvent({ kind, id, destinationId, reportId, time, data }: EventParts): Payload {
  const event = {
    specversion: '1.0',
    id,
    source: `urn:signpost:destination:${destinationId}`,
    type: eventTypes[kind],
    ...(reportId === null ? {} : { subject: reportId }),
    time: new Date(time).toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchema,
    data,
  };
  return { mediaType: eventMediaType, text: JSON.stringify(event, wellFormed, 2) };
}

/**
 * The id of a saved event. What is on disk decides, so that no retry can make another.
 * @throws when the payload is none of ours: a bug, or a record that somebody changed
 */
export function eventIdOf({ text }: Payload): string {
  const { id } = JSON.parse(text) as { readonly id?: unknown };
  if (typeof id !== 'string' || id === '') throw new Error('The saved payload is no event');
  return id;
}
