import { pageHtml } from './form-html';

const sentences: Readonly<Record<string, readonly [string, string]>> = {
  dk: ['en', '<h2>Thank you for reporting to us</h2><p>We will now we process your report.</p>'],
  fsm: ['en', '<p>Thank you. Your complaint has been received.</p>'],
  'fsm-de': ['de', '<p>Vielen Dank. Ihre Beschwerde ist bei uns eingegangen.</p>'],
  juuuport: ['de', '<p>Danke für Deine Meldung!</p>'],
  ecpat: ['sv', '<p>Tack för ditt tips.</p>'],
  ceop: ['en', '<p>Thank you, your report has been sent.</p>'],
  tr: ['tr', '<p>İhbarınız alınmıştır. Teşekkür ederiz.</p>'],
  it: [
    'it',
    `<p>Grazie. Per confermare la segnalazione è necessario fare clic sul link ricevuto all'indirizzo indicato.</p>`,
  ],
  jp: [
    'ja',
    '<p>ご協力ありがとうございました。</p><dl><dt>受付番号</dt><dd>2026-000417</dd></dl><p>2026/11/25 10:30</p>',
  ],
  iwf: [
    'en',
    '<h1>Thank you</h1><p>Your report has been submitted on 25/11/2026. Reference: IWF-2026-004711</p>',
  ],
  lu: ['fr', '<p>Merci pour votre signalement.</p><p>Votre identifiant : 4820175539162048</p>'],
  br: [
    'pt',
    '<p>Sua denúncia foi registrada. Obrigado!</p><p>Número do protocolo: <strong>1234567890</strong></p>',
  ],
  gr: ['el', '<p>Ευχαριστούμε. Η καταγγελία σας υποβλήθηκε.</p>'],
  ca: ['en', '<p>Thank you for your report.</p>'],
  kr: ['ko', '<p>신고가 접수되었습니다. 감사합니다.</p><p>접수번호: 2026-11250042</p>'],
};

/** The page at the end of a form. */
export function endPage(id: string): string {
  const [language, body] = sentences[id] ?? ['en', '<p>Thank you. Your report has been received.</p>'];
  return pageHtml({
    language,
    title: 'End',
    body: `<nav>Home · Help · 0800 1234567</nav><main>${body}</main>`,
  });
}
