import { defineConfig } from 'vitest/config';

const journeys = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    root: import.meta.dirname,
    include: ['browsers/journeys/**/*.test.ts'],
    env: { SIGNPOST_BROWSER: browser },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['browsers/journeys/**'],
          testTimeout: 20_000,
        },
      },
      journeys('chromium'),
      journeys('firefox'),
    ],
  },
});
