import { type DemoMember, type DemoPost, demoPosts } from './demo-posts';
import { demoStyle } from './demo-style';

/** A page the demo server can send. */
export interface DemoPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const community = 'Example Community';

interface Frame {
  readonly language: string;
  readonly title: string;
  readonly head: string;
  readonly main: string;
}

const frame = ({ language, title, head, main }: Frame): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}
<style>${demoStyle}</style>
</head>
<body>
<header><strong>${community}</strong><span>Moderation</span><a href="/queue">Review queue</a></header>
<main>
${main}
</main>
<footer>Everything here is invented: a demonstration page of the Signpost sandbox.</footer>
</body>
</html>
`;

const queueRow = ({
  id,
  title,
  language,
  publishedAt,
  member,
}: DemoPost): string => `<li class="card row" data-post-id="${id}">
<input type="checkbox" class="mark" aria-label="Mark ${id}">
<div class="box" aria-hidden="true"></div>
<div><a href="/post/${id}" lang="${language}">${title}</a>
<div class="muted">by <a href="/member/${member.id}">${member.name}</a>,
<time datetime="${publishedAt}">${publishedAt}</time></div></div>
<span class="muted id">${id}</span>
</li>`;

const queueList = (posts: readonly DemoPost[]): string =>
  `<ul class="queue">\n${posts.map(queueRow).join('\n')}\n</ul>`;

const queuePage = (): string =>
  frame({
    language: 'en',
    title: `Review queue – ${community}`,
    head: '<link rel="canonical" href="/queue">',
    main: `<h1>Review queue</h1>\n${queueList(demoPosts)}`,
  });

const accountFacts = (member: DemoMember): string => `<dl class="account" data-account-id="${member.id}">
<dt>Account</dt><dd class="account-id">${member.id}</dd>
<dt>Name</dt><dd class="account-name"><a href="/member/${member.id}">${member.name}</a></dd>
<dt>Last sign-in from</dt><dd class="account-address">${member.lastSignInFrom}</dd>
<dt>Last sign-in at</dt><dd><time datetime="${member.lastSignInAt}">${member.lastSignInAt}</time></dd>
</dl>`;

const postPage = ({ id, language, title, text, publishedAt, member }: DemoPost): string =>
  frame({
    language,
    title: `${title} – ${community}`,
    head: `<link rel="canonical" href="/post/${id}">
<meta property="article:published_time" content="${publishedAt}">`,
    main: `<article class="card" data-post-id="${id}">
<h1>${title}</h1>
<p>${text}</p>
<div class="box large" role="img" aria-label="Grey placeholder box"></div>
<p class="muted">Posted <time datetime="${publishedAt}">${publishedAt}</time></p>
${accountFacts(member)}
</article>`,
  });

const memberPage = (member: DemoMember): string =>
  frame({
    language: 'en',
    title: `${member.name} – ${community}`,
    head: `<link rel="canonical" href="/member/${member.id}">`,
    main: `<h1>${member.name}</h1>
<div class="card">${accountFacts(member)}</div>
<h1>Posts</h1>
${queueList(demoPosts.filter((post) => post.member.id === member.id))}`,
  });

const missingPage: DemoPage = {
  status: 404,
  body: frame({
    language: 'en',
    title: `Not found – ${community}`,
    head: '',
    main: '<h1>There is no such page</h1>',
  }),
};

/**
 * The page of the invented community at a path; a page with status 404 when there is none.
 * @param path a path without its query
 */
export function demoPage(path: string): DemoPage {
  if (path === '/favicon.ico') return { status: 204, body: '' };
  if (path === '/' || path === '/queue') return { body: queuePage() };
  const post = demoPosts.find(({ id }) => path === `/post/${id}`);
  if (post !== undefined) return { body: postPage(post) };
  const member = demoPosts.find(({ member: { id } }) => path === `/member/${id}`)?.member;
  return member === undefined ? missingPage : { body: memberPage(member) };
}
