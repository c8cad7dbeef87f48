import type { IncidentType } from '../../report/category.ts';

/**
 * The API's own strings, letter for letter (`incidentType` in its schema). They are statutory wording and appear here
 * because the API refuses any other; the interface never shows them outside "What will be sent".
 */
export const officialIncidentType: Readonly<Record<IncidentType, string>> = {
  csam: 'Child Pornography (possession, manufacture, and distribution)',
  trafficking: 'Child Sex Trafficking',
  travel: 'Child Sex Tourism',
  molestation: 'Child Sexual Molestation',
  'misleading-domain': 'Misleading Domain Name',
  'misleading-words-or-images': 'Misleading Words or Digital Images on the Internet',
  enticement: 'Online Enticement of Children for Sexual Acts',
  'unsolicited-material-to-a-child': 'Unsolicited Obscene Material Sent to a Child',
};
