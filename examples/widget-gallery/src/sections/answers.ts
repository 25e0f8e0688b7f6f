import picture from '../picture.svg?no-inline';
import type { Section } from '../section.ts';

const say = (text: string, annotations: object[] = []) => ({
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations }],
});
const ask = (text: string, more: object = {}) => ({
  type: 'user_message',
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
  ...more,
});
const cite = (source: object, index?: number) => ({ type: 'annotation', source, index });

const policy = {
  type: 'url',
  title: 'Baggage policy',
  url: 'https://example.com/baggage',
  attribution: 'OpenSkies',
  timestamp: '2026-11-02',
  description: 'One carry-on of 8 kg and one personal item travel free in every cabin.',
};
const rules = { type: 'file', title: 'Fare rules', filename: 'fare-rules.pdf', group: 'Documents' };
const gate = {
  type: 'entity',
  id: 'gate-b12',
  title: 'Gate B12',
  label: 'Gate',
  inline_label: 'B12',
  icon: 'map-pin',
  interactive: true,
};
const far = {
  type: 'url',
  title: 'A page with a title that is much longer than any pill should ever be',
  url: 'https://example.com/long',
};

const bags = 'Carry-on bags must fit under the seat. A second bag is charged at the gate.';

export const answers: Section = {
  title: 'Messages',
  shows: [
    {
      caption: 'Sources in the text, several at one place, and one of the page’s own',
      item: say(bags, [cite(policy, 38), cite(rules, 38), cite(gate, 75)]),
    },
    {
      caption: 'Sources without a place, in groups',
      item: say('All of this is in the documents.', [
        cite(policy),
        cite(rules),
        cite({ ...rules, title: 'Conditions', filename: 'conditions.pdf' }),
        cite(far),
      ]),
    },
    {
      caption: 'In a list, beside code and links',
      item: say(
        '- One bag, `23 kg`\n- [The rules](https://example.com/rules)\n\n| Cabin | Bags |\n| --- | --- |\n| Economy | 1 |',
        [cite(policy, 18), cite(far, 58), cite(rules, 106)],
      ),
    },
    { caption: 'What the customer wrote', item: ask('Can I take a second bag?\nIt weighs 20 kg.') },
    {
      caption: 'With a quote, a tag and files',
      item: ask('', {
        content: [
          { type: 'input_text', text: 'Does this hold for ' },
          { type: 'input_tag', id: 'OA476', text: 'OA476', data: {}, interactive: true },
          { type: 'input_text', text: ' too?' },
        ],
        quoted_text: 'A second bag is charged at the gate.',
        attachments: [
          {
            id: 'atc_1',
            type: 'image',
            name: 'damaged-suitcase.jpg',
            mime_type: 'image/jpeg',
            preview_url: picture,
          },
          {
            id: 'atc_2',
            type: 'file',
            name: 'receipt-with-a-name-that-is-rather-long.pdf',
            mime_type: 'application/pdf',
          },
        ],
      }),
    },
    {
      caption: 'A picture that was made',
      item: { type: 'generated_image', image: { id: 'i', url: picture } },
    },
    {
      caption: 'A picture from where none may come',
      item: { type: 'generated_image', image: { id: 'i', url: 'https://elsewhere.example/i.png' } },
    },
  ],
};
