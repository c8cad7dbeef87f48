import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { reportDoneResponse, reportResponse } from './answers';
import { fullestReport, fullestReportOf, writeTree } from './fullest-report';
import { incidentTypes } from './report-schema';
import { reportProblems } from './report-validation';
import { smallestReport, usualReport, usualReportWith } from './sample-reports';
import { spoiledReports } from './spoiled-reports';
import { type ElementNode, readXml } from './xml-tree';

const place = join(import.meta.dirname, '../../../shared/reference/cybertipline.xsd');
const isHere = existsSync(place);
const schema = isHere ? XmlDocument.fromString(readFileSync(place, 'utf8')) : null;
const validator = schema === null ? null : XsdValidator.fromDoc(schema);

afterAll(() => {
  validator?.dispose();
  schema?.dispose();
});

/** Whether the official schema takes a document. */
function officiallyFine(xml: string): boolean {
  const document = XmlDocument.fromString(xml);
  try {
    validator?.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document.dispose();
  }
}

const fineHere = (xml: string): boolean => reportProblems(readXml(Buffer.from(xml)), new Date()).length === 0;

const verdict = (xml: string): string => {
  const [here, there] = [fineHere(xml), officiallyFine(xml)];
  if (here && there) return 'accepted';
  if (!here && !there) return 'refused by both';
  return here ? 'ACCEPTED HERE ONLY' : 'refused here only';
};

const namesIn = ({ name, children }: ElementNode): string[] => [name, ...children.flatMap(namesIn)];

/** What changed documents are about: the place, the replacement, and who refuses it. */
const changes: [string, string, string][] = [
  ['<report>', '<report>', 'accepted'],
  ['<platform>Example Community</platform>', '', 'accepted'],
  ['<lawEnforcement>', '<lawEnforcement><!-- comment -->', 'accepted'],
  ['<spam/>', '<spam>true</spam>', 'accepted'],
  ['<sextortion>true</sextortion>', '<minorToMinorInteraction/><csamSolicitation/>', 'accepted'],
  ['>false</possibleProxy>', '>0</possibleProxy>', 'accepted'],
  ['.250+01:00', '+14:00', 'accepted'],
  ['fleaCountry="GB"', 'fleaCountry=""', 'accepted'],
  ['<priorCTReports>4564654</priorCTReports>', '', 'accepted'],
  ['<url>', '<link/><url>', 'refused by both'],
  ['<incidentSummary>', '<incidentSummary><platform>x</platform>', 'refused by both'],
  ['Misleading Words', 'Misleading  Words', 'refused by both'],
  ['>Misleading', '> Misleading', 'refused by both'],
  ['<spam/>', '<spam>false</spam>', 'refused by both'],
  ['<spam/>', '<spam/><spam/>', 'refused by both'],
  ['<spam/>', '<urgent/>', 'refused by both'],
  ['2025-03-04T05', '2025-13-04T05', 'refused by both'],
  ['2025-03-04T05', '2025-02-29T05', 'refused by both'],
  ['2025-03-04T05:06:07.250', '2025-03-04', 'refused by both'],
  ['.250+01:00', '+01', 'refused by both'],
  ['.250+01:00', '+14:01', 'refused by both'],
  ['thirdPartyHostedContent="true"', 'thirdPartyHostedContent="TRUE"', 'refused by both'],
  ['thirdPartyHostedContent', 'thirdParty', 'refused by both'],
  ['<agencyName>Example Agency</agencyName>', '', 'refused by both'],
  ['<chatImIncident>', '<webPageIncident/><chatImIncident>', 'refused by both'],
  ['fleaCountry="GB"', 'fleaCountry="gb"', 'refused by both'],
  ['type="Work" c', 'type="work" c', 'refused by both'],
  ['countryCallingCode="+44"', 'countryCallingCode="+4444"', 'refused by both'],
  ['extension="12"', 'extension=""', 'refused by both'],
  ['<ipAddress>192.0.2.17</ipAddress>', '', 'refused by both'],
  ['>Login<', '>login<', 'refused by both'],
  ['>443<', '>4 43<', 'refused by both'],
  ['>443<', '>2147483648<', 'refused by both'],
  ['>4564654<', '>9223372036854775808<', 'refused by both'],
  [' type="Linked"', '', 'refused by both'],
  ['<espService>', '<screenName>x</screenName><espService>', 'refused by both'],
  ['.250+01:00', '', 'refused here only'],
  ['2025-03-04T05:06:07.250', '2999-03-04T05:06:07', 'refused here only'],
  ['https://example.com/post', '/post', 'refused here only'],
  ['<email type="Work">reports@community.example</email>', '', 'refused here only'],
  ['A placeholder reason', ' ', 'refused here only'],
  ['>443<', '>0<', 'refused here only'],
  ['Example Chat', 'x'.repeat(256), 'refused here only'],
];

describe.skipIf(!isHere)(
  isHere
    ? 'Beside the official schema'
    : 'Beside the official schema (skipped: cybertipline.xsd may not be distributed and is not on this machine)',
  () => {
    test.each(changes)('the usual report with %s changed to %s is %s', (before, after, expected) => {
      expect(verdict(usualReportWith(before, after))).toBe(expected);
    });

    test('the smallest report is accepted, and without where it happened refused here only', () => {
      expect(verdict(smallestReport)).toBe('accepted');
      expect(verdict(smallestReport.replace(/<internetDetails>.*<\/internetDetails>/s, ''))).toBe(
        'refused here only',
      );
      expect(verdict(usualReport)).toBe('accepted');
    });

    test.each(incidentTypes)('a report with every element we know, of the type %s, is accepted', (type) => {
      expect(verdict(writeTree(fullestReportOf(type)))).toBe('accepted');
    });

    test('our table knows every element of a report but the batch', () => {
      const notOurs = [
        'fileDetails',
        'fileAnnotations',
        'details',
        'nameValue',
        'reportResponse',
        'reportDoneResponse',
      ];
      const outside = notOurs.map((name) => `not(ancestor-or-self::*[@name="${name}"])`).join(' and ');
      const found = schema?.find(`//xs:element[@name and ${outside}]/@name`, {
        xs: 'http://www.w3.org/2001/XMLSchema',
      });
      const official = new Set(found?.map((node) => node.content));
      const ours = new Set(namesIn(fullestReport()));
      expect(official.size).toBeGreaterThan(80);
      expect([...official].filter((name) => !ours.has(name))).toEqual(['batchedReport']);
    });

    test('nothing is accepted here that the official schema refuses, however the fullest report is spoiled', () => {
      const acceptedHere: { change: string; xml: string }[] = [];
      let refusedHere = 0;
      for (const { change, root } of spoiledReports(fullestReport())) {
        const xml = writeTree(root);
        if (fineHere(xml)) acceptedHere.push({ change, xml });
        else refusedHere += 1;
      }
      const tooLenient = acceptedHere.filter(({ xml }) => !officiallyFine(xml));
      expect(tooLenient.map(({ change }) => change)).toEqual([]);
      expect([refusedHere > 1000, acceptedHere.length > 100]).toEqual([true, true]);
    }, 120_000);

    test.each([
      ['an answer with an id', reportResponse(0, { reportId: '4564654' })],
      ['a refusal', reportResponse(4100, { description: 'a < b & c' })],
      ['a receipt', reportDoneResponse('4564654')],
    ])('%s is written as the schema says', (_what, { body }) => {
      expect(officiallyFine(body)).toBe(true);
    });
  },
);
