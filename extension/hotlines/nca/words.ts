/** The sentences that go with the sheet. English, as the portal and the law are. */
export const ncaSentences = {
  callFirst: 'A child is at imminent risk: call 999 first, then report.',
  registerFirst:
    'Your organisation must be registered with the NCA before its first report. Only its administrator or an authorised person may report.',
  keepReference: 'Enter the unique reference that the portal gives you. It is kept for five years.',
  keepData:
    'Preserve the content, what you send, what you judged by and the user’s data of the two weeks before for one year.',
  coveredByNcmec:
    'This case is reported to NCMEC. The law asks for one report, not two: who reports to NCMEC goes on doing so and sends the NCA no duplicate (Online Safety Act 2023, section 70(5)).',
  neverContent:
    'Signpost holds no content. What the portal asks for and this sheet does not have comes from your own records.',
} as const;
export type NcaSentence = keyof typeof ncaSentences;
