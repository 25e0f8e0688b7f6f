import { box, caption, card, col, row, spacer, text, type Node, type Section } from '../section.ts';

const tile = (label: string, more: object = {}): Node =>
  box([text(label, { size: 'sm' })], {
    padding: 2,
    radius: 'md',
    background: 'surface-tertiary',
    ...more,
  });
const three = ['One', 'Two', 'Three'].map((label) => tile(label));

export const layout: Section = {
  title: 'Layout',
  shows: [
    {
      caption: 'Justify',
      widget: card(
        ['start', 'center', 'end', 'between', 'around', 'evenly'].map((justify) =>
          row(three, { justify }),
        ),
      ),
    },
    {
      caption: 'Align',
      widget: card(
        ['start', 'center', 'end', 'baseline', 'stretch'].map((align) =>
          row([tile(align, { height: 56 }), tile('Two'), tile('Three')], { align }),
        ),
      ),
    },
    {
      caption: 'Wrap',
      widget: card([row([...three, ...three, ...three], { wrap: 'wrap', gap: 2 })]),
    },
    {
      caption: 'Flex and sizes',
      widget: card([
        row([tile('flex 1', { flex: 1 }), tile('flex 2', { flex: 2 })]),
        row([tile('width 120', { width: 120 }), tile('auto', { flex: 'auto' })]),
        row([
          tile('50%', { width: '50%' }),
          tile('min 100', { minWidth: 100 }),
          spacer,
          tile('end'),
        ]),
        box([text('16/9')], {
          aspectRatio: '16/9',
          background: 'surface-secondary',
          radius: 'lg',
          align: 'center',
          justify: 'center',
        }),
      ]),
    },
    {
      caption: 'Padding, margin, border, radius',
      widget: card([
        box([text('padding 4')], { padding: 4, background: 'surface-secondary' }),
        box([text('padding {x: 6, top: 1}')], {
          padding: { x: 6, top: 1 },
          background: 'surface-secondary',
        }),
        box([text('margin {left: 8}')], { margin: { left: 8 }, background: 'surface-secondary' }),
        box([text('border 1')], { border: 1, padding: 2, radius: 'sm' }),
        box([text('border by edge')], {
          border: { x: { size: 3, color: 'blue-500' }, bottom: 1 },
          padding: 2,
        }),
        box([text('border dashed, radius xl')], {
          border: { size: 2, color: 'strong', style: 'dashed' },
          padding: 2,
          radius: 'xl',
        }),
        row(
          ['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', 'full'].map((radius) =>
            box([], { size: 24, radius, background: 'blue-400' }),
          ),
          { wrap: 'wrap' },
        ),
      ]),
    },
    {
      caption: 'Backgrounds',
      widget: card([
        ...[
          'surface',
          'surface-secondary',
          'surface-tertiary',
          'surface-elevated',
          'surface-elevated-secondary',
        ].map((background) => box([caption(background)], { background, padding: 2 })),
        box([caption('a pair')], { background: { light: '#fff4d6', dark: '#3a2f10' }, padding: 2 }),
        row(
          ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'].map(
            (hue) => box([], { background: `${hue}-500`, size: 24 }),
          ),
          { wrap: 'wrap', gap: 1 },
        ),
      ]),
    },
    {
      caption: 'Dividers and spacers',
      widget: card([
        text('Above'),
        { type: 'Divider' },
        text('Between'),
        { type: 'Divider', flush: true, color: 'strong', size: 2, spacing: 2 },
        row(
          [
            text('Left'),
            { type: 'Divider', color: 'red-500' },
            text('A divider in a row'),
            { type: 'Spacer', minSize: 4 },
            text('End'),
          ],
          { align: 'stretch' },
        ),
      ]),
    },
    {
      caption: 'Transition',
      widget: card([
        {
          type: 'Transition',
          children: { type: 'Text', key: 'a', value: 'Fades in when its key changes' },
        },
        { type: 'Button', label: 'Change', onClickAction: { type: 'transition' } },
      ]),
    },
    {
      caption: 'Nodes from the future: children shown, leaf skipped',
      widget: card([
        { type: 'Carousel', children: [text('Inside an unknown container')] },
        { type: 'Sparkline', value: '1,2,3' },
      ]),
    },
    {
      caption: 'Columns',
      widget: card([
        row([
          col([caption('Left'), text('Column')], { flex: 1 }),
          col([caption('Right'), text('Column')], { flex: 1, align: 'end' }),
        ]),
      ]),
    },
  ],
  answer: ({ type }) =>
    type === 'transition'
      ? card([
          {
            type: 'Transition',
            children: {
              type: 'Text',
              key: `b${Date.now()}`,
              value: `Changed at ${new Date().toLocaleTimeString()}`,
            },
          },
          { type: 'Button', label: 'Again', onClickAction: { type: 'transition' } },
        ])
      : undefined,
};
