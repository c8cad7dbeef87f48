import { describe, expect, test } from 'vitest';
import { type EndSigns, recogniseEnd } from '../../../extension/hotlines/web-form/end.ts';

const signs = (texts: readonly string[], over: Partial<EndSigns> = {}): EndSigns => ({
  texts,
  hasReportFields: false,
  isAfterFilling: true,
  ...over,
});

describe('The page at the end', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'in Denmark, without a number',
      ['Thank you for reporting to us', 'We will now we process your report'],
      [],
    ],
    [
      'in Luxembourg, with 16 digits',
      ['Merci pour votre signalement.', 'Votre identifiant : 4820 1755 3916 2048'],
      ['4820 1755 3916 2048'],
    ],
    [
      'in Brazil, with a protocol',
      ['Sua denúncia foi registrada.', 'Número do protocolo: 1234567890'],
      ['1234567890'],
    ],
    [
      'in Britain',
      ['Thank you', 'Your report has been submitted on 25/11/2026. Reference: IWF-2026-004711'],
      ['IWF-2026-004711'],
    ],
    [
      'in Japan, the number in the next block',
      ['ありがとうございました', '受付番号', '2026-000417', '2026/11/25 10:30'],
      ['2026-000417'],
    ],
    ['in Korea', ['신고가 접수되었습니다. 접수번호: 2026-11250042'], ['2026-11250042']],
    ['in Turkey', ['İhbarınız alınmıştır.', 'Takip numarası: 20261125-77'], ['20261125-77']],
    [
      'in Poland',
      ['Dziękujemy, zgłoszenie zostało przyjęte.', 'Numer zgłoszenia: DYZ/123456/2026'],
      ['DYZ/123456/2026'],
    ],
    [
      'in Germany, with a UUID',
      ['Vielen Dank.', '7d0f6a52-0d0b-4a53-9c1c-3f7b0f0f8a11'],
      ['7d0f6a52-0d0b-4a53-9c1c-3f7b0f0f8a11'],
    ],
    ['in Greece', ['Ευχαριστούμε. Η καταγγελία σας υποβλήθηκε. Κωδικός αναφοράς: 7F3K9Q'], ['7F3K9Q']],
  ])('is known %s', (_, texts, references) => {
    expect(recogniseEnd(signs(texts))).toEqual({ kind: 'thanks', references });
  });

  test('that asks for a click in an e-mail is known as such', () => {
    const texts = ['Grazie. Per confermare la segnalazione è necessario fare clic sul link ricevuto.'];
    expect(recogniseEnd(signs(texts))).toEqual({ kind: 'confirm-by-email', references: [] });
  });

  test('is known beside a form that was emptied, by words of receipt', () => {
    const over = { hasReportFields: true };
    expect(recogniseEnd(signs(['Thank you. Your report has been sent.'], over))).not.toBe(null);
    expect(recogniseEnd(signs(['Thank you for helping us.'], over))).toBe(null);
  });

  test.each<[string, EndSigns]>([
    ['a form that thanks in advance', signs(['Thank you for your help!'], { isAfterFilling: false })],
    [
      'a form that says what will be sent',
      signs(['What was sent is kept.'], { isAfterFilling: false, hasReportFields: true }),
    ],
    ['a page of numbers', signs(['Call 0800 123456 or quote 4820175539162048'])],
    ['an empty page', signs([])],
  ])('is not %s', (_, other) => {
    expect(recogniseEnd(other)).toBe(null);
  });
});
