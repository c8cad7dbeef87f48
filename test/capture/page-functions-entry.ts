export { readConsole } from '../../extension/capture/console/read-console.ts';
export { readPageDetails } from '../../extension/capture/page-details.ts';
export { readPageFacts } from '../../extension/capture/page-facts.ts';
