import type { WebFormDestination } from '../../report/destination.ts';
import { reportValue } from '../../report/report-value.ts';
import type { ReportValueName } from '../../report/report-value-name.ts';
import type { Filing } from '../hotline.ts';
import { categoryWords } from './category-words.ts';
import type { ContactValue, FormValues } from './values.ts';

/** A report as the values that a hotline's form asks for. Pure. English, as most hotlines' analysts read it. */
export function formValues({
  report,
  organisation,
  destination,
}: Pick<Filing<WebFormDestination>, 'report' | 'organisation' | 'destination'>): FormValues {
  const value = (name: ReportValueName) => reportValue(name, report, organisation);
  const contact: ContactValue = {
    name: value('reporter-name'),
    email: value('reporter-email'),
    phone: value('reporter-phone'),
  };
  return {
    addresses: report.addresses.map(({ url }) => url),
    description: value('description') ?? report.category.name,
    // What is reported has an address: of the places that forms name, it is on a website.
    where: 'Website',
    category: {
      id: report.category.id,
      words: [report.category.name, ...categoryWords(report.category.incidentType)],
    },
    contact: destination.contact ? contact : null,
  };
}
