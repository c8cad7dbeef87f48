/** A report with everything that has to be there and no more. */
export const smallestReport = `<?xml version="1.0" encoding="UTF-8"?>
<report>
  <incidentSummary>
    <incidentType>Misleading Domain Name</incidentType>
    <incidentDateTime>2025-03-04T05:06:07Z</incidentDateTime>
  </incidentSummary>
  <internetDetails>
    <webPageIncident><url>https://example.com/post/4711</url></webPageIncident>
  </internetDetails>
  <reporter>
    <reportingPerson><email>reports@community.example</email></reportingPerson>
  </reporter>
</report>
`;

/** A report such as a moderator's click makes: each element on a line of its own, so that tests can change one. */
export const usualReport = `<?xml version="1.0" encoding="UTF-8"?>
<report>
  <incidentSummary>
    <incidentType>Misleading Words or Digital Images on the Internet</incidentType>
    <platform>Example Community</platform>
    <escalateToHighPriority>A placeholder reason</escalateToHighPriority>
    <reportAnnotations><spam/><sextortion>true</sextortion></reportAnnotations>
    <incidentDateTime>2025-03-04T05:06:07.250+01:00</incidentDateTime>
    <incidentDateTimeDescription>When the moderator saw it</incidentDateTimeDescription>
  </incidentSummary>
  <internetDetails>
    <webPageIncident thirdPartyHostedContent="true">
      <url>https://example.com/post/4711?view=full#top</url>
      <additionalInfo>A placeholder note</additionalInfo>
    </webPageIncident>
  </internetDetails>
  <internetDetails>
    <chatImIncident><chatClient>Example Chat</chatClient></chatImIncident>
  </internetDetails>
  <lawEnforcement>
    <agencyName>Example Agency</agencyName>
    <servedLegalProcessInternational fleaCountry="GB">false</servedLegalProcessInternational>
  </lawEnforcement>
  <reporter>
    <reportingPerson>
      <firstName>Invented</firstName>
      <lastName>Person</lastName>
      <phone type="Work" countryCallingCode="+44" extension="12">1632 960001</phone>
      <email type="Work">reports@community.example</email>
    </reportingPerson>
    <legalURL>https://community.example/legal</legalURL>
  </reporter>
  <personOrUserReported>
    <espIdentifier>member-101</espIdentifier>
    <espService>Example Community</espService>
    <screenName>invented_member_101</screenName>
    <ipCaptureEvent>
      <ipAddress>192.0.2.17</ipAddress>
      <eventName>Login</eventName>
      <dateTime>2025-03-04T05:00:00Z</dateTime>
      <possibleProxy>false</possibleProxy>
      <port>443</port>
    </ipCaptureEvent>
    <priorCTReports>4564654</priorCTReports>
    <accountPermanentlyDisabled disabledDate="2025-03-04T06:00:00Z">true</accountPermanentlyDisabled>
    <associatedAccount type="Linked"><screenName>invented_member_102</screenName></associatedAccount>
  </personOrUserReported>
  <additionalInfo>A placeholder note</additionalInfo>
</report>
`;

/**
 * The usual report with one place changed.
 * @throws Error when the place isn't there, so that no test passes by changing nothing
 */
export function usualReportWith(place: string, replacement: string): string {
  if (!usualReport.includes(place)) throw new Error(`the usual report has no ${place}`);
  return usualReport.replace(place, () => replacement);
}
