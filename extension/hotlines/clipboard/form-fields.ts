import type { LabelledValue } from '../../report/destination.ts';

const contact: readonly LabelledValue[] = [
  { label: 'Name', value: 'reporter-name' },
  { label: 'E-mail', value: 'reporter-email' },
];

/** What forms usually ask for, where a hotline's own order is not known. */
export const usualFields: readonly LabelledValue[] = [
  { label: 'Web address (URL)', value: 'first-address' },
  { label: 'Type of content', value: 'category' },
  { label: 'Description', value: 'description' },
  { label: 'Date and time', value: 'observed-at' },
  { label: 'Author or account', value: 'account-screen-name' },
  ...contact,
];

/**
 * The order of forms whose labels were read in stored copies of the hotlines' own pages (November 2026, none of them
 * live). What a form asks that a report cannot answer, such as a ticked consent or a picture to be copied, is not here.
 */
export const knownForms: Readonly<Record<string, readonly LabelledValue[]>> = {
  'dk-anmelddet': [
    { label: 'Website address (URL) of the material', value: 'first-address' },
    { label: 'Any information or descriptions of the material', value: 'description' },
    ...contact,
  ],
  'de-fsm': [
    ...contact,
    { label: 'Type', value: 'category' },
    { label: 'URL/Location', value: 'first-address' },
    { label: 'Description', value: 'description' },
    { label: 'Reported to other hotlines as well', value: 'prior-reports' },
  ],
  'gr-safeline': [
    { label: 'Τύπος Περιεχομένου', value: 'category' },
    { label: 'Website address (URL)', value: 'first-address' },
    { label: 'Day and time you looked at the content', value: 'observed-at' },
    { label: 'Free text description', value: 'description' },
    ...contact,
  ],
  'se-ecpat-hotline': [
    { label: 'Information', value: 'addresses' },
    { label: 'Tidpunkt', value: 'observed-at' },
    { label: 'Användarnamn', value: 'account-screen-name' },
    { label: 'Övrigt', value: 'description' },
    ...contact,
  ],
  'br-safernet': [
    { label: 'Tipo de violação', value: 'category' },
    { label: 'Link da página', value: 'first-address' },
    { label: 'Comentário', value: 'description' },
  ],
  'tr-ihbarweb': [
    { label: 'İhbar konusu', value: 'category' },
    { label: 'URL adresi', value: 'first-address' },
    { label: 'Açıklama', value: 'description' },
  ],
  'lu-bee-secure-stopline': [
    { label: 'Emplacement', value: 'first-address' },
    { label: 'Contexte', value: 'description' },
  ],
};
