import fc from 'fast-check';

/** What pages put into titles and names to break a reader: controls, halves of characters, marks of direction, markup. */
const hostileUnits = [
  ...['a', 'Z', '0', ' ', '\t', '\n', '\r', '\r\n', 'é', '語', '😀', '\u00A0', '\u0085', '\u2028'],
  ...['\u0000', '\u0001', '\u0008', '\u000B', '\u001F', '\u007F', '\uFFFE', '\uFFFF', '\uFEFF', '\uFFFD'],
  ...['\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\u202E', '\u2066', '\u200D', '\u200B'],
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    '&amp;',
    '&#0;',
    '&lt',
    ']]>',
    '<![CDATA[',
    '</script>',
    '<!--',
    '-->',
    '<?xml',
    '%00',
  ],
];

/** A text with all of that in it. */
export const hostileText = (longest = 40) =>
  fc.string({ unit: fc.constantFrom(...hostileUnits), maxLength: longest, size: 'max' });

/** Web addresses as browsers give them: each character that they leave as it is, ports, names in other scripts. */
export const webAddress = (longestQuery = 40) =>
  fc
    .record({
      scheme: fc.constantFrom('https', 'http'),
      host: fc.constantFrom(
        'example.com',
        'a.example.com.',
        'bücher.example',
        'xn--bcher-kva.example',
        '192.0.2.7',
        '[2001:db8::7]',
      ),
      port: fc.constantFrom('', ':8443'),
      path: fc.webPath(),
      query: fc.string({
        unit: fc.constantFrom(...`aZ0/?@:&=.|^%+é;'"<>[]{}$,!~*()`),
        maxLength: longestQuery,
      }),
      fragment: fc.constantFrom('', '#', '#/route?a=b', '#!/route', "#<'&"),
    })
    .map(
      ({ scheme, host, port, path, query, fragment }) =>
        new URL(`${scheme}://${host}${port}${path}?${query}${fragment}`).href,
    );
