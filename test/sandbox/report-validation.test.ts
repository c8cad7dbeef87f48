import { describe, expect, test } from 'vitest';
import { incidentTypes } from './report-schema';
import { reportProblems } from './report-validation';
import { smallestReport, usualReport, usualReportWith } from './sample-reports';
import { readXml } from './xml-tree';

const now = new Date('2026-11-02T12:00:00Z');
const problems = (xml: string) => reportProblems(readXml(Buffer.from(xml)), now);

const moment = '2025-03-04T05:06:07.250+01:00';
const momentElement = `<incidentDateTime>${moment}</incidentDateTime>`;
const platform = '<platform>Example Community</platform>';
const address = 'https://example.com/post/4711?view=full#top';
const capture = /<ipCaptureEvent>.*<\/ipCaptureEvent>/s.exec(usualReport)?.[0] ?? '';
const reportingPerson = /<reportingPerson>.*<\/reportingPerson>/s.exec(usualReport)?.[0] ?? '';
const chat = '<chatImIncident><chatClient>Example Chat</chatClient></chatImIncident>';
const longUrl = `https://example.com/${'a'.repeat(2170)}`;

describe('Accepted:', () => {
  test.each([
    ['the smallest report', smallestReport],
    ['the usual report', usualReport],
    [
      'a pointer to the schema',
      usualReportWith('<report>', '<report xmlns:xsi="x" xsi:noNamespaceSchemaLocation="y">'),
    ],
    ['texts of the greatest length', usualReportWith('A placeholder reason', 'x'.repeat(3000))],
    [
      'comments, CDATA and references',
      usualReportWith('A placeholder note', '<!-- c --><![CDATA[<b>]]>&amp;&#x2014;'),
    ],
    [
      'an address with a port and other scripts',
      usualReportWith(address, 'http://exämple.test:8080/ö?q=[1]|2'),
    ],
  ])('%s', (_name, xml) => {
    expect(problems(xml)).toEqual([]);
  });

  test.each(incidentTypes)('the incident type %s', (type) => {
    expect(problems(smallestReport.replace('Misleading Domain Name', type))).toEqual([]);
  });
});

describe('Refused in words:', () => {
  test.each<[string, string, string]>([
    [momentElement, '', 'incidentSummary: incidentDateTime is missing'],
    [platform, `${momentElement}${platform}`, 'incidentSummary: platform must come before incidentDateTime'],
    [platform, platform + platform, 'incidentSummary: platform may be there only once'],
    [platform, '<system>x</system>', 'incidentSummary: the element system is unknown'],
    [platform, '<platform a="b">x</platform>', 'platform: the attribute a is unknown'],
    [
      platform,
      '<platform><b/></platform>',
      'incidentSummary/platform may hold only text; it holds the element b',
    ],
    [platform, 'loose', 'incidentSummary: text is not allowed between its elements'],
    ['Misleading Words or', 'Misleading words or', 'is not one of the eight incident types'],
    ['>A placeholder reason<', '> \n<', 'incidentSummary/escalateToHighPriority is blank'],
    [
      'A placeholder reason',
      'x'.repeat(3001),
      'incidentSummary/escalateToHighPriority is 3,001 characters; the limit is 3,000',
    ],
    ['<spam/>', '<spam>false</spam>', 'reportAnnotations/spam can only be true, or left out'],
    ['<spam/>', '<spam/><spam/>', 'reportAnnotations: spam may be there only once'],
    [moment, '2025-03-04T05:06:07', 'incidentSummary/incidentDateTime has no zone: add Z or an offset'],
    [moment, '2025-02-30T05:06:07Z', 'incidentSummary/incidentDateTime is not a date and time'],
    [moment, '2025-03-04 05:06:07Z', 'incidentSummary/incidentDateTime is not a date and time'],
    [moment, '2025-03-04T05:06:07+15:00', 'incidentSummary/incidentDateTime is not a date and time'],
    [moment, '2026-11-02T12:00:01Z', 'incidentSummary/incidentDateTime is in the future'],
    [moment, '2026-11-02T12:30:00-01:00', 'incidentSummary/incidentDateTime is in the future'],
    [address, '', 'webPageIncident/url is empty'],
    [address, longUrl, 'webPageIncident/url is 2,190 characters; the limit is 2,083'],
    [address, '/post/4711', 'webPageIncident/url is not an absolute http or https URL'],
    [address, 'ftp://example.com/', 'webPageIncident/url is not an absolute http or https URL'],
    [address, 'https://example.com:99999/', 'webPageIncident/url is not a valid URL'],
    [address, 'https://example.com/a b', 'webPageIncident/url is not a valid URL: it contains white space'],
    [
      'thirdPartyHostedContent="true"',
      'thirdPartyHostedContent="yes"',
      '/@thirdPartyHostedContent is not true or false',
    ],
    [chat, '', 'internetDetails: there must be exactly one of'],
    [chat, chat + chat, 'internetDetails: there must be exactly one of'],
    ['Example Chat', 'x'.repeat(256), 'chatImIncident/chatClient is 256 characters; the limit is 255'],
    ['<agencyName>Example Agency</agencyName>', '', 'lawEnforcement: agencyName is missing'],
    ['fleaCountry="GB"', 'fleaCountry="UK"', '"UK" is not one of the two-letter country codes'],
    [reportingPerson, '', 'reporter: reportingPerson is missing'],
    ['<email type="Work">reports@community.example</email>', '', 'reportingPerson: email is missing'],
    ['reports@community.example', 'reports', 'reportingPerson/email is not an e-mail address'],
    ['<email type="Work"', '<email type="Office"', '"Office" is not one of the four kinds of e-mail address'],
    ['countryCallingCode="+44"', 'countryCallingCode="0044"', 'is not a plus sign with one to three digits'],
    ['extension="12"', 'extension="x12"', 'may have digits only'],
    ['member-101', 'x'.repeat(256), 'personOrUserReported/espIdentifier is 256 characters; the limit is 255'],
    [
      '<espService>Example Community',
      `<espService>${'x'.repeat(101)}`,
      'espService is 101 characters; the limit is 100',
    ],
    ['>443<', '>0<', 'ipCaptureEvent/port is not a port from 1 to 65,535'],
    ['>443<', '>65536<', 'ipCaptureEvent/port is not a port from 1 to 65,535'],
    ['>Login<', '>Signup<', 'eventName: "Signup" is not one of the six event names'],
    ['>4564654<', '>45a<', 'personOrUserReported/priorCTReports is not a whole number of 64 bits'],
    [
      capture,
      capture.replace('<ipAddress>192.0.2.17</ipAddress>', ''),
      'ipCaptureEvent: ipAddress is missing',
    ],
    [' type="Linked"', '', 'associatedAccount: the attribute type is missing'],
    [
      'disabledDate="2025-03-04T06:00:00Z"',
      'disabledDate="yesterday"',
      '/@disabledDate is not a date and time',
    ],
    [
      '<report>',
      '<report><batchedReport reason="VIRAL_POTENTIAL_MEME"/>',
      'the element batchedReport is unknown',
    ],
  ])('%s -> %s', (place, replacement, message) => {
    expect(problems(usualReportWith(place, replacement)).join('\n')).toContain(message);
  });
});
