import { Encrypter } from 'age-encryption';

/** An X25519 recipient: `age1` and 58 characters of Bech32's alphabet (https://age-encryption.org/v1#x25519). */
const x25519Recipient = /^age1[02-9ac-hj-np-z]{58}$/;

/**
 * Bech32 may be written in capitals, as for a QR code, but not in both (BIP 173). The policy takes both; the library
 * knows small letters only.
 */
const inSmallLetters = (recipient: string) =>
  recipient === recipient.toUpperCase() ? recipient.toLowerCase() : recipient;

/**
 * Encrypts a text so that only the holder of the recipient's secret key reads it: this computer cannot.
 * @param recipient the organisation's public key, as `age-keygen` writes it; the policy's parser has checked it
 * @param text what is sealed
 * @returns an age v1 file (https://age-encryption.org/v1) that the standard `age` command opens
 * @throws when the recipient is none: the policy's parser lets no such through
 */
export async function sealTo(recipient: string, text: string): Promise<Uint8Array> {
  const key = inSmallLetters(recipient);
  if (!x25519Recipient.test(key)) throw new TypeError('The sealing key is not an age X25519 recipient');
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return encrypter.encrypt(text);
}
