import { escapeHtml } from './form-html';
import type { FormLabels } from './form-labels';

/** Forms that stand on pages beside the one for reports, in the page's language. Nothing may ever be put into them. */
export function searchForm({ search }: FormLabels): string {
  const words = escapeHtml(search);
  return `<header><form role="search" action="/search"><input type="text" name="q" placeholder="${words}" aria-label="${words}">
<button>${words}</button></form></header>`;
}

export function logInForm({ email, password }: FormLabels): string {
  return `<aside><form action="/account/login"><label>${escapeHtml(email)} <input type="email" name="email"></label>
<label>${escapeHtml(password)} <input type="password" name="password"></label><button>Log in</button></form></aside>`;
}

export function newsletterForm({ email, name }: FormLabels): string {
  return `<footer><form class="newsletter-form" action="/newsletter/subscribe"><h4>Newsletter</h4>
<label>${escapeHtml(name)} <input name="name"></label><label>${escapeHtml(email)} <input type="email" name="email"></label>
<button>Newsletter</button></form></footer>`;
}

export const donationForm = `<form action="/donate"><h2>Donate</h2><label>Amount <input name="amount"></label>
<label>Name on card <input name="cardname" autocomplete="cc-name"></label>
<label>Card number <input name="cardnumber" autocomplete="cc-number"></label>
<label>E-mail <input type="email" name="email"></label><label>Comment <textarea name="comment"></textarea></label>
<button>Donate</button></form>`;

export const commentForm = `<form id="commentform" action="/wp-comments-post.php"><h3>Leave a reply</h3>
<label>Comment <textarea name="comment"></textarea></label><label>Name <input name="author"></label>
<label>Email <input name="email"></label><label>Website <input name="url" type="url"></label>
<button>Post comment</button></form>`;

export const contactForm = `<form action="/contact"><h3>Contact us</h3><label>Your name <input name="your-name"></label>
<label>Your email <input name="your-email" type="email"></label><label>Subject <input name="your-subject"></label>
<label>Your message <textarea name="your-message"></textarea></label><button>Send</button></form>`;
