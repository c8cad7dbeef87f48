import type { FormCase, ServedPage } from './form-case';
import { pageHtml } from './form-html';

const pagesOf = (id: string, language: string, bodies: readonly string[]): readonly ServedPage[] =>
  bodies.map((body, index) => ({
    path: index === 0 ? `/${id}` : `/${id}/${index + 1}`,
    html: pageHtml({ language, title: `Step ${index + 1}`, body }),
  }));

const stepped = (
  head: Pick<FormCase, 'id' | 'what' | 'language'> & Partial<FormCase>,
  bodies: readonly string[],
): FormCase => ({ ...head, path: `/${head.id}`, pages: pagesOf(head.id, head.language, bodies) });

/** A step that goes on to another address, as forms that the server leads through do. */
const step = (next: string, inner: string, button = 'Continue') =>
  `<form method="post" action="${next}">${inner}<button ${next.startsWith('/sent') ? 'data-send' : 'data-next'}>${button}</button></form>`;

const showNext = (buttons: string) => `<script>
  document.querySelector('${buttons}').addEventListener('change', (event) => {
    for (const part of document.querySelectorAll('[data-part]')) part.hidden = part.dataset.part !== event.target.value;
  });</script>`;

/** Forms of more than one step, and forms that show more after a choice. */
export const steppedForms: readonly FormCase[] = [
  stepped(
    {
      id: 'iwf',
      what: 'a wizard of five pages, as the IWF’s older one',
      language: 'en',
      withContact: true,
      end: { kind: 'thanks', reference: 'IWF-2026-004711' },
    },
    [
      step(
        '/iwf/2',
        `<fieldset><legend>What are you reporting?</legend>
        <label><input type="radio" name="k" value="1" data-truth="category" data-option> Child sexual abuse material</label>
        <label><input type="radio" name="k" value="2"> Something else on the internet</label>
        <label><input type="radio" name="k" value="3"> A non-photographic image</label></fieldset>`,
      ),
      step(
        '/iwf/3',
        `<label for="w">Where did you find it?</label> <select id="w" name="w" data-truth="where"><option value="">Select</option>
        <option>Website</option><option>Newsgroup</option><option>Social media</option><option>Chat room</option></select>`,
      ),
      step(
        '/iwf/4',
        `<label for="a">URL (web address)</label> <input id="a" name="a" placeholder="https://" data-truth="url">`,
      ),
      step(
        '/iwf/5',
        `<label for="d">Comments</label> <textarea id="d" name="d" data-truth="description"></textarea>`,
      ),
      step(
        '/sent/iwf',
        `<h2>Your contact details</h2><label>Full name <input name="n" data-truth="name"></label>
        <label>Email address <input name="m" data-truth="email"></label>`,
        'Submit',
      ),
    ],
  ),
  stepped(
    {
      id: 'stopline-lu',
      what: 'a category tile first, as BEE SECURE Stopline: the moderator presses it',
      language: 'fr',
      end: { kind: 'thanks', reference: '4820175539162048' },
    },
    [
      `<h1>Quel type de contenu illégal voulez-vous signaler ?</h1><form method="post" action="/stopline-lu/2">
      <button name="t" value="a" data-next>Abus sexuels d’enfants</button><button name="t" value="b">Discrimination</button>
      <button name="t" value="c">Terrorisme</button></form>`,
      step(
        '/stopline-lu/3',
        `<label>emplacement (sur lequel le contenu a été rencontré) <input name="e" data-truth="url"></label>`,
      ),
      step(
        '/sent/lu',
        `<label>contexte <textarea name="c" data-truth="description"></textarea></label>`,
        'Envoi du signalement',
      ),
    ],
  ),
  stepped(
    {
      id: 'safernet-br',
      what: 'three clicks, as SaferNet: type, link, send',
      language: 'pt',
      end: { kind: 'thanks', reference: '1234567890' },
    },
    [
      step(
        '/safernet-br/2',
        `<fieldset><legend>Tipo de violação</legend><label><input type="radio" name="v" value="1"> Racismo</label>
        <label><input type="radio" name="v" value="2" data-truth="category" data-option> Abuso sexual infantil</label></fieldset>`,
        'Próximo',
      ),
      step(
        '/sent/br',
        `<label>link da página <input name="l" data-truth="url"></label><label>comentário <textarea name="c" data-truth="description"></textarea></label>`,
        'envia a denúncia',
      ),
    ],
  ),
  stepped({ id: 'safeline-gr', what: 'sections that switch on the type, as SafeLine', language: 'el' }, [
    `<form method="post" action="/sent/gr"><label>Τύπος Καταγγελίας * <select name="s1" id="s1" data-truth="where"><option value="">-</option>
    <option value="w">Δικτυακός Τόπος</option><option value="n">Newsgroup</option></select></label>
    <label>Τύπος Περιεχομένου * <select name="s2"><option value="">-</option><option>Άλλο</option></select></label>
    <fieldset data-part="w" hidden><legend>Στοιχεία Δικτυακού Τόπου (Website)</legend><input name="x1" placeholder="http://www..." data-truth="url"></fieldset>
    <fieldset data-part="n" hidden><legend>Στοιχεία δημοσίευσης σε Υπηρεσία Νέων (Newsgroup)</legend><label>Message-ID <input name="x2"></label>
    <input name="x3" placeholder="alt.binaries..."></fieldset>
    <label>Περιγραφή <textarea name="x4" data-truth="description"></textarea></label><button data-send>υποβολή</button></form>${showNext('#s1')}`,
  ]),
  stepped({ id: 'cybertip-ca', what: 'a technology choice that uncovers the address', language: 'en' }, [
    `<form method="post" action="/sent/ca"><h2>Incident Details</h2><fieldset id="tech"><legend>Where did the incident occur?</legend>
    <label><input type="radio" name="t" value="w" data-truth="where" data-option> Website</label><label><input type="radio" name="t" value="p"> Peer-to-peer</label>
    <label><input type="radio" name="t" value="n"> Newsgroup</label><label><input type="radio" name="t" value="g"> Video game</label></fieldset>
    <div data-part="w" hidden><label>Website address (URL) <input name="u" data-truth="url"></label></div>
    <div data-part="p" hidden><label>Search terms used <input name="p"></label></div>
    <h2>General Details</h2><label>Date <input name="d" placeholder="04/22/2016"></label><label>Time <input name="h" placeholder="06:30 PM"></label>
    <label>Additional Information <textarea name="i" data-truth="description"></textarea></label><button data-send>Submit</button></form>${showNext('#tech')}`,
  ]),
  stepped(
    { id: 'kcsc-kr', what: 'an identity check before the form, as KCSC', language: 'ko', withContact: true },
    [
      step(
        '/kcsc-kr/2',
        `<h2>본인확인</h2><label>이름 <input name="n"></label><label>주민등록번호 <input name="r"></label>
      <label>휴대폰 번호 <input name="h"></label><label>인증번호 <input name="c"></label>`,
        '확인',
      ),
      step(
        '/sent/kr',
        `<table><tr><th>게시물 URL</th><td><input name="u" data-truth="url"></td></tr><tr><th>신고 내용</th>
      <td><textarea name="t" data-truth="description"></textarea></td></tr><tr><th>보안문자</th><td><input name="v"></td></tr></table>`,
        '신고',
      ),
    ],
  ),
];
