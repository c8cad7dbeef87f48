import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { escapeXml, readFlatXml, textElement, writeXml, xml } from '../../extension/hotlines/xml.ts';
import { hostileText } from '../builders/hostile.ts';

/** The text as XML can carry it. */
const carried = (text: string) =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const fits =
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 0x20 && code < 0xd800) ||
        (code > 0xdfff && code < 0xfffe) ||
        code > 0xffff;
      return fits ? character : '\uFFFD';
    })
    .join('');

/** Reads one element back, with its attribute. Throws when the document is malformed. */
function readBack(document: string): { text: string; attribute: string | undefined } {
  const read = { text: '', attribute: undefined as string | undefined };
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => {
    read.attribute = attributes.a;
  });
  parser.on('text', (part) => {
    read.text += part;
  });
  parser.write(document).close();
  return read;
}

describe('Any text', () => {
  test.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    [`"it's"`, '&quot;it&apos;s&quot;'],
    [']]>', ']]&gt;'],
    ['</script><!--', '&lt;/script&gt;&lt;!--'],
    ['&amp;', '&amp;amp;'],
    ['a\r\nb\tc', 'a&#13;\nb\tc'],
    ['a\u0000b\u0008c\u001Fd', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['\uD800 \uDC00', '\uFFFD \uFFFD'],
    ['😀\u202E\u007F\u0085', '😀\u202E\u007F\u0085'],
  ])('%j is written as %j', (text, written) => {
    expect(escapeXml(text)).toBe(written);
  });

  const text = fc.oneof(hostileText(60), fc.string());

  test('comes out of the document as XML can carry it, by a strict reader', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readBack(`<r>${escapeXml(value)}</r>`).text).toBe(carried(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('comes out of the document as XML can carry it, by another reader', () => {
    fc.assert(
      fc.property(text, (value) => {
        const document = XmlDocument.fromString(writeXml(xml('r', `-${value}`)));
        expect(document.root.content).toBe(`-${carried(value)}`);
        document.dispose();
      }),
    );
  });

  test('cannot leave the attribute it stands in', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { attribute } = readBack(writeXml(xml('r', [], { a: value })));
        // XML turns white space in attributes into spaces.
        expect(attribute).toBe(carried(value).replace(/[\t\n]/g, ' '));
      }),
    );
  });
});

describe('A document', () => {
  test('is written with its children in their order, indented, without what is absent', () => {
    const document = xml('report', [
      xml('one', 'a & b'),
      null,
      [xml('two', [xml('three', 'c')], { kind: '"x"' }), null, xml('empty', [])],
      textElement('blank', ' \n'),
      textElement('four', 'd'),
    ]);
    expect(writeXml(document)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<report>
  <one>a &amp; b</one>
  <two kind="&quot;x&quot;">
    <three>c</three>
  </two>
  <empty/>
  <four>d</four>
</report>
`);
  });

  test.each([[null], [undefined], [''], [' '], ['\n\t\u00A0']])('has no element for the text %j', (text) => {
    expect(textElement('name', text)).toBeNull();
  });

  test('keeps the white space around a text', () => {
    expect(writeXml(xml('r', [textElement('name', ' a ')]))).toContain('<name> a </name>');
  });
});

describe('An answer is read', () => {
  const values = (text: string) => {
    const read = readFlatXml(text);
    return read === null ? null : { root: read.root, ...Object.fromEntries(read.values) };
  };

  test.each<[string, string, object]>([
    ['with its texts', '<r><a>1</a><b>x y</b></r>', { root: 'r', a: '1', b: 'x y' }],
    [
      'with a declaration',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<r><a>1</a></r>\n',
      { root: 'r', a: '1' },
    ],
    ['with empty children', '<r><a/><b></b></r>', { root: 'r', a: '', b: '' }],
    ['with no child', '<r/>', { root: 'r' }],
    ['without prefixes', '<n:r xmlns:n="urn:x"><n:a>1</n:a></n:r>', { root: 'r', a: '1' }],
    ['with entities resolved', '<r><a>&lt;&amp;&#65;&gt;</a></r>', { root: 'r', a: '<&A>' }],
    ['with character data', '<r><a><![CDATA[1 < 2]]> b</a></r>', { root: 'r', a: '1 < 2 b' }],
    ['with a comment in it', '<r><a>1<!-- 2 -->3</a></r>', { root: 'r', a: '13' }],
    [
      'without what lies deeper',
      '<r><a>1</a><files><a>9</a><a>8</a></files></r>',
      { root: 'r', a: '1', files: '' },
    ],
    [
      'with names of every object',
      '<r><__proto__>1</__proto__><constructor>2</constructor></r>',
      { root: 'r', ['__proto__']: '1', constructor: '2' },
    ],
    ['up to 64 KB', `<r><a>${'x'.repeat(65_536 - 14)}</a></r>`, { root: 'r', a: 'x'.repeat(65_536 - 14) }],
  ])('%s', (_, text, read) => {
    expect(values(text)).toEqual(read);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a text', 'Service unavailable'],
    ['an object', '{"responseCode":0}'],
    ['an unfinished document', '<r><a>0</a>'],
    ['half of a document', '<r><a>0</a><b>1'],
    ['mismatched tags', '<r><a>0</b></r>'],
    ['crossed tags', '<r><a><b>0</a></b></r>'],
    ['a text behind the document', '<r><a>0</a></r>x'],
    ['a text before the document', 'x<r><a>0</a></r>'],
    ['a second root', '<r><a>0</a></r><r><a>0</a></r>'],
    ['an unknown entity', '<r><a>&nbsp;</a></r>'],
    ['a bare ampersand', '<r><a>a & b</a></r>'],
    ['an attribute without quotes', '<r a=1><a>0</a></r>'],
    ['an attribute twice', '<r a="1" a="2"><a>0</a></r>'],
    ['a control character', '<r><a>\u0001</a></r>'],
    ['a doctype', '<!DOCTYPE r><r><a>0</a></r>'],
    ['a doctype with entities', '<!DOCTYPE r [<!ENTITY x "0"><!ENTITY y "&x;&x;">]><r><a>&y;</a></r>'],
    [
      'a doctype with an entity from elsewhere',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///practice">]><r><a>&x;</a></r>',
    ],
    [
      'a web page instead',
      '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center>502</center><hr></body></html>',
    ],
    [
      'a web page without a doctype',
      '<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>',
    ],
    ['more than 64 KB', `<r><a>${'x'.repeat(65_537 - 14)}</a></r>`],
    ['the same child twice', '<r><a>0</a><a>4100</a></r>'],
    ['the same child twice under two prefixes', '<r><a>0</a><n:a>0</n:a></r>'],
  ])('as unknown when it is %s', (_, text) => {
    expect(readFlatXml(text)).toBeNull();
  });

  test('or not, but never thrown at, whatever it is', () => {
    const pieces = [
      '<r>',
      '</r>',
      '<a>',
      '</a>',
      '<a',
      '/>',
      '>',
      '0',
      '&',
      ';',
      '<!',
      '<?',
      '?>',
      '--',
      ']]>',
      '<![CDATA[',
      '"',
      '=',
      ' ',
    ];
    const markup = fc
      .array(fc.oneof(fc.constantFrom(...pieces), hostileText(3)), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(markup, fc.string()), (text) => {
        const read = readFlatXml(text);
        expect(read === null || typeof read.root === 'string').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('as it was written', () => {
    const flat = fc.dictionary(fc.constantFrom('a', 'b', 'c'), hostileText(10));
    fc.assert(
      fc.property(flat, (children) => {
        const written = writeXml(
          xml(
            'r',
            Object.entries(children).map(([name, text]) => xml(name, text)),
          ),
        );
        const expected = Object.entries(children).map(([name, text]) => [name, carried(text)]);
        expect([...(readFlatXml(written)?.values ?? [])]).toEqual(expected);
      }),
    );
  });
});
