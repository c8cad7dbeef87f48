import type { CyberTiplineFiling } from '../../../extension/hotlines/cybertipline/filing.ts';
import type { CategoryId } from '../../../extension/report/category.ts';
import type { DestinationId } from '../../../extension/report/destination.ts';
import type { ZonedTime } from '../../../extension/report/time.ts';
import { aContact, aDestination, anOrganisation } from '../../builders/policy.ts';
import {
  aCategory,
  aFullObservation,
  anAccount,
  anAddressUse,
  aPriorReport,
  aReport,
} from '../../builders/report.ts';

export const aFiling = (given: Partial<CyberTiplineFiling> = {}): CyberTiplineFiling => ({
  report: aReport(),
  organisation: anOrganisation(),
  destination: aDestination(),
  ledger: null,
  ...given,
});

/** The least that a report can be. */
export const minimalFiling = aFiling({
  organisation: anOrganisation({ reporter: aContact({ firstName: null, lastName: null }) }),
});

/** A report with everything that there is to say. */
export const completeFiling = aFiling({
  report: aReport({
    category: aCategory({
      id: 'sextortion' as CategoryId,
      name: 'Sextortion',
      incidentType: 'enticement',
      annotations: [
        'sextortion',
        'csamSolicitation',
        'minorToMinorInteraction',
        'spam',
        'sadisticOnlineExploitation',
      ],
    }),
    addresses: [
      { url: 'https://community.example/posts/1?a=1&b=2#c', hosting: 'own' },
      { url: 'https://media.example/x|y^z', hosting: 'third-party' },
      { url: 'https://community.example/posts/2', hosting: 'own' },
    ],
    observation: aFullObservation({ title: 'A title with <markup> & "quotes"' }),
    urgencyReason: 'Contact is going on now.',
    note: 'The second address is linked from the first.\nBoth were public.',
    account: anAccount({
      displayNames: ['Practice Account', 'Övning 😀'],
      profileUrls: ['https://community.example/u/practice_account', 'https://community.example/u/4711'],
      addressUses: [
        anAddressUse(),
        anAddressUse({
          ipAddress: '2001:db8::7',
          event: 'Login',
          at: '2026-11-21T07:00:00.000+01:00' as ZonedTime,
          port: null,
        }),
        anAddressUse({ ipAddress: '198.51.100.7', event: 'Unknown', at: null, port: null }),
      ],
    }),
    priorReports: [
      aPriorReport(),
      aPriorReport({
        destinationId: 'other' as DestinationId,
        hotline: 'Practice hotline',
        reference: 'P-17',
      }),
    ],
  }),
  organisation: anOrganisation({
    reporter: aContact({ phone: '+1 202 555 0100' }),
    lawEnforcementContact: aContact({
      firstName: 'Kim',
      email: 'legal@community.example',
      phone: '+1 202 555 0101',
    }),
    companyTemplate: 'Legal process: legal@community.example.',
    termsOfService: 'https://community.example/terms',
    legalUrl: 'https://community.example/legal',
  }),
});

/** An address that is longer than the hotline's field. */
export const longAddressFiling = aFiling({
  report: aReport({
    addresses: [
      { url: `https://example.com/posts/1?state=${'x'.repeat(2100)}#/route`, hosting: 'third-party' },
    ],
  }),
});
