/** What a page may put into the composer, each with what an airline could do with it. */
import type { ConciergeOptions, Entity } from '@openskies/concierge';

export const features = [
  'attachments',
  'dictation',
  'tools',
  'models',
  'entities',
  'commands',
  'disclaimer',
] as const;
export type Feature = (typeof features)[number];

const flights: Entity[] = [
  ['OA476', 'San Francisco to New York'],
  ['OA477', 'New York to San Francisco'],
].map(([flight = '', route = '']) => ({
  id: flight,
  title: flight,
  icon: 'lucide:plane',
  group: 'Flights',
  interactive: true,
  data: { route },
}));
const places: Entity[] = ['New York', 'San Francisco', 'Tokyo', 'Zürich'].map((title) => ({
  id: title,
  title,
  icon: 'map-pin',
  group: 'Places',
  interactive: true,
  data: { route: 'A place that OpenSkies flies to' },
}));

const fold = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const parts: Record<Feature, Partial<ConciergeOptions>> = {
  attachments: {
    composer: {
      attachments: {
        enabled: true,
        maxCount: 4,
        maxSize: 5 * 1024 * 1024,
        accept: { 'image/png': ['.png'], 'image/jpeg': ['.jpg', '.jpeg'], 'image/webp': ['.webp'] },
      },
    },
  },
  dictation: { composer: { dictation: { enabled: true } } },
  tools: {
    composer: {
      tools: [
        {
          id: 'seats',
          label: 'Find a seat',
          icon: 'lucide:armchair',
          placeholderOverride: 'Window or aisle?',
        },
        {
          id: 'bags',
          label: 'Look after my bags',
          shortLabel: 'Bags',
          icon: 'suitcase',
          persistent: true,
        },
        { id: 'map', label: 'Show the airport', icon: 'maps', pinned: true },
      ],
    },
  },
  models: {
    composer: {
      models: [
        { id: 'quick', label: 'Quick', description: 'Answers at once', default: true },
        { id: 'thorough', label: 'Thorough', description: 'Looks further, takes longer' },
        { id: 'expert', label: 'Expert', description: 'For Platinum members', disabled: true },
      ],
    },
  },
  entities: {
    entities: {
      showComposerMenu: true,
      onTagSearch: (query) =>
        Promise.resolve(
          [...flights, ...places].filter(({ title }) => fold(title).includes(fold(query))),
        ),
      onClick: ({ title }) => console.log(`You clicked ${title}`),
      onRequestPreview: ({ title, data }) =>
        Promise.resolve({
          preview: {
            type: 'Basic',
            children: [
              { type: 'Title', value: title, size: 'sm' },
              { type: 'Text', value: data?.['route'] ?? '', size: 'sm' },
            ],
          },
        }),
    },
  },
  commands: {
    commands: {
      enabled: true,
      onSearch: (query) =>
        Promise.resolve(
          [
            { id: 'flight', label: 'Name a flight', icon: 'lucide:plane' },
            { id: 'help', label: 'Help', description: 'What the concierge can do', icon: 'info' },
          ].filter(({ label }) => fold(label).includes(fold(query))),
        ),
      onSelect: ({ id }) => {
        const flight = flights.find((one) => one.id === id);
        if (flight) return Promise.resolve({ type: 'entity', entity: flight });
        if (id !== 'flight') return Promise.resolve();
        const commands = flights.map((one) => ({
          id: one.id,
          label: one.title,
          description: one.data?.['route'] ?? '',
        }));
        return Promise.resolve({ type: 'menu', commands });
      },
    },
  },
  disclaimer: {
    disclaimer: {
      text: 'Answers may be wrong. See our [terms](https://example.com/terms).',
      highContrast: true,
    },
  },
};

export function optionsOf(chosen: readonly Feature[], url: string): ConciergeOptions {
  const composer = Object.assign({}, ...chosen.map((name) => parts[name].composer)) as object;
  return Object.assign({}, ...chosen.map((name) => parts[name]), {
    api: { url },
    composer,
  }) as ConciergeOptions;
}

/** The same as a page would write it; functions are the page's to fill. */
export function optionsText(chosen: readonly Feature[]): string {
  const { composer, disclaimer } = optionsOf(chosen, '');
  const lines: [string, unknown][] = [];
  if (Object.keys(composer ?? {}).length > 0) lines.push(['composer', composer]);
  if (disclaimer) lines.push(['disclaimer', disclaimer]);
  const written = lines.map(
    ([name, value]) =>
      `\n    ${name}: ${JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')},`,
  );
  const entities = `\n    entities: {
      showComposerMenu: true,
      onTagSearch: async (query) => [{ id: 'OA476', title: 'OA476', interactive: true }],
      onClick: (entity) => {},
      onRequestPreview: async (entity) => ({ preview: null }),
    },`;
  const commands = `\n    commands: {
      enabled: true,
      onSearch: async (query) => [{ id: 'help', label: 'Help' }],
      onSelect: async (command) => {},
    },`;
  if (chosen.includes('entities')) written.push(entities);
  if (chosen.includes('commands')) written.push(commands);
  return written.join('');
}
