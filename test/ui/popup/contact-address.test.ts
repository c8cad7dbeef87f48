import { expect, test } from 'vitest';
import { contactAddress } from '../../../extension/ui/popup/contact-address.ts';

test.each([
  ['care@community.example', 'mailto:care@community.example'],
  ['https://care.community.example/talk', 'https://care.community.example/talk'],
  ['+44 20 7946 0000', 'tel:+442079460000'],
  ['(020) 7946 0000', 'tel:02079460000'],
  ['Room 12, ask for the care team', null],
  ['http://care.community.example', null],
  ['javascript:alert(1)', null],
  ['care@community.example?body=x&cc=y@z.example', null],
])('the contact "%s" opens %s', (contact, address) => {
  expect(contactAddress(contact)).toBe(address);
});
