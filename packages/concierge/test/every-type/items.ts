/** The element draws it. */
import { assert, expect } from '@open-wc/testing';
import { done, opening, userItem } from '../events.ts';
import { findAll, mount, scripted, textOf, until } from '../scripted.ts';
import {
  answer,
  asked,
  card,
  cites,
  finds,
  item,
  pixel,
  sees,
  stored,
  text,
  widget,
  workflow,
  type Proofs,
} from './stage.ts';

export const itemProofs: Proofs = {
  user_message: async () => {
    const element = await stored([
      {
        ...userItem('msg_3', 'Is it '),
        content: [
          { type: 'input_text', text: 'Is it ' },
          { type: 'input_tag', id: 'g', text: 'Gate B12', data: {} },
        ],
        quoted_text: 'The gate changed',
        attachments: [
          { id: 'a', type: 'file', name: 'pass.pdf', mime_type: 'application/pdf' },
          {
            id: 'b',
            type: 'image',
            name: 'bag.png',
            mime_type: 'image/png',
            preview_url: '/examples/widget-gallery/src/picture.svg',
          },
        ],
      },
    ]);
    await finds(element, '.tag');
    for (const words of ['Is it Gate B12', 'The gate changed', 'pass.pdf'])
      await sees(element, words);
    await finds(element, 'img[alt$="bag.png"]');
  },
  assistant_message: () => stored([answer]).then((e) => sees(e, 'Good day')),
  widget: () => stored([widget(card(text('In a card')))]).then((e) => sees(e, 'In a card')),
  client_tool_call: () => toolIsRun(),
  structured_input: () =>
    stored([asked({ type: 'freeform' })]).then((e) => sees(e, 'Which cabin?')),
  workflow: () =>
    stored([workflow({ type: 'custom', title: 'Looked' })]).then((e) => finds(e, '.step-title')),
  task: () =>
    stored([item('task', { task: { type: 'custom', title: 'Seat changed' } })]).then((e) =>
      sees(e, 'Seat changed'),
    ),
  generated_image: () =>
    stored([item('generated_image', { image: { id: 'i', url: pixel } })]).then((e) =>
      finds(e, 'img[alt="Generated picture"]'),
    ),
  end_of_turn: async () => {
    const element = await stored([answer, item('end_of_turn', {})]);
    // It draws nothing, and the answer before it is still the last: its actions are in sight.
    await finds(element, '.message-actions.shown');
    expect(findAll(element, '.entry')).to.have.length(3);
  },
};

export const taskProofs: Proofs = {
  custom: () =>
    stepsShow({ type: 'custom', title: 'Look', content: 'Found **it**' }, 'Look Found it'),
  web_search: () =>
    stepsShow(
      {
        type: 'web_search',
        queries: ['lounge'],
        sources: [{ type: 'url', title: 'Lounges', url: 'https://example.com/l' }],
      },
      'Web search lounge Lounges',
    ),
  thought: () => stepsShow({ type: 'thought', content: 'Two flights' }, 'Two flights'),
  file: () =>
    stepsShow(
      { type: 'file', sources: [{ type: 'file', title: 'Rules', filename: 'r.pdf' }] },
      'Files Rules',
    ),
  image: () => stepsShow({ type: 'image', title: 'Seat map' }, 'Seat map'),
};

export const sourceProofs: Proofs = {
  url: () => sourceShows({ type: 'url', title: 'Policy', url: 'https://example.com/p' }, 'Policy'),
  file: () => sourceShows({ type: 'file', title: 'Fares', filename: 'f.pdf' }, 'Fares'),
  entity: () => sourceShows({ type: 'entity', id: 'g', title: 'Gate B12' }, 'Gate B12'),
};

export const questionProofs: Proofs = {
  multiple_choice: () =>
    stored([
      asked({ type: 'multiple_choice', multiple: false, options: [{ value: 'Economy' }] }),
    ]).then((e) => finds(e, 'input[type=radio]')),
  freeform: () => stored([asked({ type: 'freeform' })]).then((e) => finds(e, '.input')),
};

export async function toolIsRun() {
  const server = await scripted({
    steps: [
      {
        type: 'threads.create',
        events: [
          ...opening('Hello'),
          done(
            item('client_tool_call', {
              status: 'pending',
              call_id: 'c',
              name: 'seat',
              arguments: { row: 14 },
            }),
          ),
        ],
      },
      { type: 'threads.add_client_tool_output', events: [done(answer)] },
    ],
  });
  const element = await mount(server, (node) => {
    node.clientTools = { seat: ({ row }) => ({ seat: `${String(row)}A` }) };
  });
  void element.sendUserMessage({ text: 'Hello' });
  await sees(element, 'Good day');
  const { body } = await server.request('threads.add_client_tool_output');
  assert.deepEqual(body?.params['result'], { seat: '14A' });
  expect(findAll(element, '.entry')).to.have.length(3); // day, question, answer: the call itself is not seen
}

async function stepsShow(task: object, words: string) {
  const element = await stored([workflow(task)]);
  await until(() => textOf(element.shadowRoot?.querySelector('.step')) === words, words);
}

async function sourceShows(source: object, words: string) {
  const element = await stored([cites(source)]);
  await finds(element, '.citation');
  await until(() => textOf(element.shadowRoot?.querySelector('.source')) === `1 ${words}`, words);
}
