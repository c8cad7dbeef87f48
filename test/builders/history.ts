import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import type { HistoryRow } from '../../extension/outbox/history-row.ts';
import type { DestinationKey } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import type { ListedRow } from '../../extension/ui/history/listed-row.ts';
import { clickedAt } from './report.ts';

/** A row of the history, filed with receipt 4711. */
export const aHistoryRow = (given: Partial<HistoryRow> = {}): HistoryRow => ({
  id: 'delivery-1' as DeliveryId,
  reportId: 'report-1' as ReportId,
  createdAt: clickedAt,
  state: 'filed',
  categoryId: 'csam',
  category: 'CSAM: images or videos',
  destinationKey: 'test practice https://hotline.example/ispws' as DestinationKey,
  destination: 'Practice CyberTipline',
  environment: 'test',
  urgent: false,
  reference: '4711',
  hosts: 'example.com',
  caseId: null,
  content: 'readable',
  ...given,
});

/** The same as its page keeps it. */
export const aListedRow = (given: Partial<ListedRow> = {}): ListedRow => ({
  id: 'delivery-1' as DeliveryId,
  reportId: 'report-1' as ReportId,
  createdAt: clickedAt,
  state: 'filed',
  category: { id: 'csam', name: 'CSAM: images or videos' },
  destination: {
    key: 'test practice https://hotline.example/ispws' as DestinationKey,
    name: 'Practice CyberTipline',
    environment: 'test',
  },
  urgent: false,
  reference: '4711',
  words: '4711 example.com',
  content: 'readable',
  ...given,
});
