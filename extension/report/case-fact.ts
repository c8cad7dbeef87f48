/** What a moderation console can show about a case. */
export const caseFactNames = [
  'content-url',
  'account-id',
  'screen-name',
  'display-name',
  'profile-url',
  'account-email',
  'upload-time',
  'upload-ip',
  'upload-port',
  'login-ip',
  'hash-md5',
  'hash-sha1',
  'hash-sha256',
  'hash-pdq',
  'case-id',
  'chat-room',
  'game',
  'prior-report',
  'detection-method',
] as const;
export type CaseFactName = (typeof caseFactNames)[number];
