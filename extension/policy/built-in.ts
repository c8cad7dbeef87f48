import { builtInCategories } from './built-in-categories.ts';
import type { PolicyInput } from './policy.ts';

/**
 * What is in force until an organisation says otherwise: everything can be tried out, and nothing can reach a real
 * hotline. Kept as a plain object so that a test can hold it against the parser.
 */
export const builtInPolicy: PolicyInput = {
  version: 1,
  organisation: {
    name: 'Practice',
    platform: 'Example Community',
    role: 'third-party',
    reporter: { firstName: 'Practice', lastName: 'Moderator', email: 'reports@example.com' },
  },
  categories: builtInCategories,
  destinations: [
    {
      id: 'sandbox',
      adapter: 'cybertipline',
      name: 'Sandbox CyberTipline',
      environment: 'test',
      address: 'http://127.0.0.1:4780/ispws',
      credentials: { source: 'policy', userName: 'sandbox', password: 'sandbox' },
      retention: { regimes: [] },
    },
  ],
  routing: { default: ['sandbox'] },
  reporting: { defaultCategory: 'csam' },
};
