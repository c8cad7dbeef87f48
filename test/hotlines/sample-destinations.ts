import {
  type ClipboardDestination,
  type DestinationId,
  type EmailDestination,
  type NcaDestination,
  ncaReceiptDays,
  type WebFormDestination,
} from '../../extension/report/destination.ts';

export const aWebForm = (given: Partial<WebFormDestination> = {}): WebFormDestination => ({
  id: 'form' as DestinationId,
  adapter: 'web-form',
  name: 'Practice form',
  environment: 'test',
  receiptDays: null,
  address: 'https://hotline.example:8443/report?lang=en#form',
  hotlineId: null,
  contact: false,
  ...given,
});

export const aMailbox = (given: Partial<EmailDestination> = {}): EmailDestination => ({
  id: 'mailbox' as DestinationId,
  adapter: 'email',
  name: 'Practice mailbox',
  environment: 'production',
  receiptDays: null,
  address: 'hotline@hotline.example',
  defang: false,
  fields: [
    { label: 'URL', value: 'addresses' },
    { label: 'Reason', value: 'category' },
    { label: 'Nickname', value: 'account-screen-name' },
    { label: 'Profile', value: 'account-profiles' },
    { label: 'Note', value: 'note' },
  ],
  ...given,
});

/** A form that is filled by copying. */
export const aCopiedForm = (given: Partial<ClipboardDestination> = {}): ClipboardDestination => ({
  id: 'copying' as DestinationId,
  adapter: 'clipboard',
  name: 'Practice form, by copying',
  environment: 'test',
  receiptDays: null,
  address: 'https://hotline.example/report',
  hotlineId: null,
  fields: null,
  contact: false,
  ...given,
});

export const thePortal = (given: Partial<NcaDestination> = {}): NcaDestination => ({
  id: 'nca' as DestinationId,
  adapter: 'nca',
  name: 'Practice portal',
  environment: 'production',
  receiptDays: ncaReceiptDays,
  address: 'https://portal.example/',
  ...given,
});
