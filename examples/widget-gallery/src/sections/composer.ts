import type { Command, ComposerValue, Entity } from '@openskies/concierge';
import picture from '../picture.svg';
import type { Section } from '../section.ts';

const flights: Entity[] = ['OA476', 'OA477'].map((id) => ({
  id,
  title: id,
  icon: 'lucide:plane',
  group: 'Flights',
  interactive: true,
  data: { route: id === 'OA476' ? 'San Francisco to New York' : 'New York to San Francisco' },
}));

const commands: Command[] = [
  { id: 'flight', label: 'Name a flight', icon: 'lucide:plane' },
  { id: 'help', label: 'Help', description: 'What the concierge can do', icon: 'info' },
];

const matching =
  <T>(all: T[], words: (one: T) => string) =>
  (query: string) =>
    Promise.resolve(
      all.filter((one) => words(one).toLowerCase().startsWith(query.trim().toLowerCase())),
    );

const flightPreview = ({ title, data }: Entity) => ({
  type: 'Basic',
  children: [
    { type: 'Title', value: title, size: 'sm' },
    { type: 'Text', value: data?.['route'] ?? '', size: 'sm' },
  ],
});

/** A photo, drawn from the gallery's picture: browsers make small pictures of pixels, not of vectors. */
async function photo(): Promise<File> {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = new OffscreenCanvas(640, 360);
  canvas.getContext('2d')!.drawImage(image, 0, 0);
  return new File([await canvas.convertToBlob()], 'view-from-12C.png', { type: 'image/png' });
}

const pdf = (name: string, bytes: number) =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

/** What becomes of each is the pretend server's to say. */
const filled = async (): Promise<ComposerValue> => ({
  content: [
    { type: 'input_text', text: 'Is this seat free on ' },
    { type: 'input_tag', text: 'OA477', ...tagOf(flights[1]!) },
    { type: 'input_text', text: ' too?' },
  ],
  reply: 'Seat 12C is yours.',
  attachments: [],
  files: [
    pdf('visa.pdf', 40_000),
    pdf('itinerary.pdf', 180_000),
    await photo(),
    pdf('receipt-with-a-name-that-is-rather-long.pdf', 1_200_000),
  ],
  selectedToolId: 'seats',
});

const tagOf = ({ id, group = '', data = {} }: Entity) => ({ id, group, data, interactive: true });

export const composer: Section = {
  title: 'Composer',
  shows: [
    {
      caption:
        'Four files: one that was refused and can be sent again, one on its way, a picture and a document',
    },
    { caption: 'The quoted answer above, and a flight named in the text' },
    { caption: 'Tools: one chosen, which stays, one beside the menu, and the rest in it' },
    { caption: 'The model, dictation, and the line below. Type @ for flights and / for commands' },
  ],
  composer: {
    options: {
      composer: {
        placeholder: 'Ask about your trip',
        attachments: { enabled: true, maxCount: 4 },
        dictation: { enabled: true },
        tools: [
          {
            id: 'seats',
            label: 'Find a seat',
            icon: 'lucide:armchair',
            shortLabel: 'Seats',
            placeholderOverride: 'Window or aisle?',
            persistent: true,
          },
          { id: 'bags', label: 'Look after my bags', icon: 'suitcase' },
          { id: 'map', label: 'Show the airport', icon: 'maps', pinned: true },
        ],
        models: [
          { id: 'quick', label: 'Quick', description: 'Answers at once', default: true },
          { id: 'thorough', label: 'Thorough', description: 'Looks further, takes longer' },
          { id: 'expert', label: 'Expert', description: 'For Platinum members', disabled: true },
        ],
      },
      entities: {
        showComposerMenu: true,
        onTagSearch: matching(flights, ({ title }) => title),
        onRequestPreview: (entity) => Promise.resolve({ preview: flightPreview(entity) }),
      },
      commands: {
        enabled: true,
        onSearch: matching(commands, ({ label }) => label),
        onSelect: ({ id }) =>
          Promise.resolve(id === 'flight' ? { type: 'entity', entity: flights[0]! } : undefined),
      },
      disclaimer: { text: 'Answers may be wrong.' },
    },
    value: filled,
  },
};
