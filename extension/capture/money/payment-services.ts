export interface PaymentService {
  readonly kind: string;
  readonly host: string;
  /** How many parts of the path hold the public name of who is paid; 0 where the path is no public name. */
  readonly parts: 0 | 1 | 2;
  /** What the host, or the host and so many parts of the path, look like when they name somebody; its group is the name. */
  readonly handle: RegExp | null;
}

const hostOnly = (kind: string, ...hosts: readonly string[]): readonly PaymentService[] =>
  hosts.map((host) => ({ kind, host, parts: 0, handle: null }));

const named = (kind: string, host: string, handle: RegExp, parts: 1 | 2 = 1): PaymentService => ({
  kind,
  host,
  parts,
  handle,
});

const name = '[A-Za-z0-9][\\w.-]{0,59}';
const first = new RegExp(`^[^/]+/(?:@)?(${name})$`);
const behind = (word: string) => new RegExp(`^[^/]+/${word}/(${name})$`);

/**
 * Services through which pages are paid or given money: our own selection. Where the service's own address shows the
 * public name of who is paid, the name is kept; everywhere else the host alone, since a path may hold an order or a token.
 */
export const paymentServices: readonly PaymentService[] = [
  named('paypal', 'paypal.me', first),
  named('paypal', 'paypal.com', behind('paypalme'), 2),
  named('ko-fi', 'ko-fi.com', first),
  named('patreon', 'patreon.com', first),
  named('buy-me-a-coffee', 'buymeacoffee.com', first),
  named('boosty', 'boosty.to', first),
  named('liberapay', 'liberapay.com', first),
  named('cash-app', 'cash.app', /^[^/]+\/(\$[A-Za-z]\w{0,19})$/),
  named('venmo', 'venmo.com', behind('u'), 2),
  named('subscribestar', 'subscribestar.com', first),
  named('open-collective', 'opencollective.com', first),
  named('donationalerts', 'donationalerts.com', behind('r'), 2),
  named('donatepay', 'donatepay.ru', behind('don'), 2),
  named('yoomoney', 'yoomoney.ru', /^[^/]+\/to\/(\d{11,20})$/, 2),
  named('qiwi', 'qiwi.com', behind('n'), 2),
  named('fantia', 'fantia.jp', /^[^/]+\/fanclubs\/(\d{1,9})$/, 2),
  named('throne', 'throne.com', first),
  named('nowpayments', 'nowpayments.io', behind('donation'), 2),
  named('github-sponsors', 'github.com', behind('sponsors'), 2),
  ...hostOnly('fanbox', 'fanbox.cc'),
  ...hostOnly('gumroad', 'gumroad.com'),
  ...hostOnly('stripe', 'stripe.com', 'stripe.network'),
  ...hostOnly('paddle', 'paddle.com'),
  ...hostOnly('paypal', 'paypalobjects.com'),
  ...hostOnly('coinbase-commerce', 'commerce.coinbase.com'),
  ...hostOnly('coinpayments', 'coinpayments.net'),
  ...hostOnly('plisio', 'plisio.net'),
  ...hostOnly('cryptomus', 'cryptomus.com'),
  ...hostOnly('ccbill', 'ccbill.com'),
  ...hostOnly('epoch', 'epoch.com'),
  ...hostOnly('segpay', 'segpay.com'),
  ...hostOnly('verotel', 'verotel.com'),
  ...hostOnly('robokassa', 'robokassa.ru', 'robokassa.com'),
  ...hostOnly('gocardless', 'gocardless.com'),
  ...hostOnly('streamlabs', 'streamlabs.com'),
  ...hostOnly('crowdfunding', 'gofundme.com', 'kickstarter.com', 'indiegogo.com'),
];
