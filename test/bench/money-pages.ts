/** Elements of a page that lives from advertising, repeated: placeholders only, and none of it is ever loaded. */
const block = (at: number) => `
<div class="post" id="post-${at}"><h2>Practice post ${at}</h2>
<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore ${at}.</p>
<a href="/post/${at}">More</a> <a href="https://shop-${at % 50}.example/item/${at}?ref=post">Shop</a>
<img src="https://images-${at % 9}.example/grey/${at}.png" alt="" width="10" height="10">
<ul><li>one</li><li>two ${'word'.repeat(at % 9)}</li></ul>
<span>${at % 10 === 0 ? `bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3${'tuvwxyz'[at % 7]}` : `Reply ${at}`}</span></div>`;
const elementsInBlock = 10;

const head = `<!doctype html><meta charset="utf-8"><title>Practice</title>
<script async src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-1234567890123456"></script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABCDE12345"></script>
<script>window.dataLayer = window.dataLayer || []; gtag('config', 'G-ABCDE12345'); ym(12345678, "init", {});</script>
<script>const state = ${JSON.stringify(Array.from({ length: 3000 }, (_, at) => ({ id: at, name: `practice ${at}` })))};</script>`;

const foot = `<ins class="adsbygoogle" data-ad-client="ca-pub-1234567890123456"></ins>
<a href="https://ko-fi.com/practice_page">Give</a>
<p>Bitcoin: 1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo</p>`;

/** A page with about so many elements. */
export const moneyPage = (elements: number): string =>
  head + Array.from({ length: Math.ceil(elements / elementsInBlock) }, (_, at) => block(at)).join('') + foot;
