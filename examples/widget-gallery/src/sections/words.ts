import { caption, card, col, row, text, title, type Section } from '../section.ts';

const sizes = ['xs', 'sm', 'md', 'lg', 'xl'];
const titleSizes = ['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'];
const colors = [
  'prose',
  'primary',
  'emphasis',
  'secondary',
  'tertiary',
  'success',
  'warning',
  'danger',
];
const long =
  'Seats 12C and 15C are held until midnight. Bring a passport that is valid for six months after your return, and arrive two hours before departure.';

const markdown = `**Tokyo** in *March*, with \`code\` and a [link](https://example.com).

- Cherry blossom from the 22nd
- Cool evenings

| Day | High |
|---|---|
| Mon | 14° |

<script>alert(1)</script> stays text.`;

export const words: Section = {
  title: 'Text',
  shows: [
    { caption: 'Text sizes', widget: card(sizes.map((size) => text(`Text ${size}`, { size }))) },
    {
      caption: 'Title sizes',
      widget: card(titleSizes.map((size) => title(`Title ${size}`, { size }))),
    },
    {
      caption: 'Caption sizes',
      widget: card(['sm', 'md', 'lg'].map((size) => caption(`Caption ${size}`, { size }))),
    },
    {
      caption: 'Weights',
      widget: card(
        ['normal', 'medium', 'semibold', 'bold'].map((weight) => text(weight, { weight })),
      ),
    },
    { caption: 'Colour tokens', widget: card(colors.map((color) => text(color, { color }))) },
    {
      caption: 'Primitives, CSS colours, pairs',
      widget: card([
        text('blue-500', { color: 'blue-500' }),
        text('red-500', { color: 'red-500' }),
        text('green-600', { color: 'green-600' }),
        text('rebeccapurple on its pair', { color: { light: 'rebeccapurple', dark: '#d8b9ff' } }),
      ]),
    },
    {
      caption: 'Alignment',
      widget: card(['start', 'center', 'end'].map((textAlign) => text(textAlign, { textAlign }))),
    },
    {
      caption: 'Cut, clamped, reserved',
      widget: card([
        text(long, { truncate: true }),
        text(long, { maxLines: 2 }),
        text('Three lines are kept free', { minLines: 3 }),
        text(long, { width: '50%', size: 'sm' }),
        title(long, { maxLines: 2 }),
        title(long, { truncate: true }),
      ]),
    },
    {
      caption: 'Italic and struck out',
      widget: card([text('Italic', { italic: true }), text('$1,310', { lineThrough: true })]),
    },
    {
      caption: 'Markdown',
      widget: card([title('Trip notes'), { type: 'Markdown', value: markdown }]),
    },
    {
      caption: 'Streaming markdown',
      widget: card([{ type: 'Markdown', value: '**Tokyo** in Mar', streaming: true }]),
    },
    {
      caption: 'Long words',
      widget: card([row([col([text('Donaudampfschifffahrtsgesellschaftskapitän'.repeat(2))])])]),
    },
  ],
};
