/** An invented member of the invented community; addresses come from the ranges reserved for documentation. */
export interface DemoMember {
  readonly id: string;
  readonly name: string;
  readonly lastSignInFrom: string;
  readonly lastSignInAt: string;
}

/** An invented post in the demo queue. */
export interface DemoPost {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly member: DemoMember;
}

const invented = (number: number, lastSignInFrom: string, lastSignInAt: string): DemoMember => ({
  id: `member-${number}`,
  name: `invented_member_${number}`,
  lastSignInFrom,
  lastSignInAt,
});

const first = invented(101, '192.0.2.17', '2026-11-02T09:38:12+00:00');
const second = invented(102, '198.51.100.42', '2026-11-02T11:05:40+01:00');
const third = invented(103, '2001:db8::7', '2026-11-01T22:15:03-05:00');

const english = (id: number, publishedAt: string, member: DemoMember): DemoPost => ({
  id: String(id),
  language: 'en',
  title: `Placeholder post ${id}`,
  text: 'This text stands for a post. It says nothing, and the grey box shows nothing.',
  publishedAt,
  member,
});

/** The whole queue, newest first. */
export const demoPosts: readonly DemoPost[] = [
  english(4711, '2026-11-02T09:41:00+00:00', first),
  english(4712, '2026-11-02T10:07:31+01:00', second),
  english(4713, '2026-11-01T22:20:00-05:00', third),
  {
    ...english(4714, '2026-11-01T08:00:00+01:00', second),
    language: 'de',
    title: 'Platzhalter-Beitrag 4714',
    text: 'Dieser Text steht für einen Beitrag. Er sagt nichts, und das graue Feld zeigt nichts.',
  },
  english(4715, '2026-10-31T16:45:09+00:00', first),
  english(4716, '2026-10-31T12:00:00+00:00', third),
];
