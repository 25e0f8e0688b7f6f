/** States of one message: what the customer sent along, and what the concierge may answer with besides words. */
import { assistantItem, userItem } from '../events.ts';
import { find, findAll, until } from '../scripted.ts';
import { item, stored, withOptions, withThread, type States } from './state.ts';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const letter = {
  ...userItem('u_2', ''),
  content: [
    { type: 'input_text', text: 'Is ' },
    { type: 'input_tag', id: 'f1', text: 'OA476', data: { to: 'JFK' }, interactive: true },
    { type: 'input_tag', id: 'p1', text: 'New York', data: {} },
  ],
  quoted_text: 'Bags fit under the seat.',
  attachments: [
    { id: 'f_1', name: 'visa.pdf', mime_type: 'application/pdf', type: 'file' },
    {
      id: 'f_2',
      name: 'bag.png',
      mime_type: 'image/png',
      type: 'image',
      preview_url: '/docs/images/login-anonymous.png',
    },
  ],
};

const source = (title: string, more: object = {}): object => ({
  type: 'annotation',
  index: 9,
  source: { type: 'url', title, url: `https://example.com/${title}`, ...more },
});

const sourced = {
  ...assistantItem('a_1', ''),
  content: [
    {
      type: 'output_text',
      text: 'Bags fit. Read **all**.',
      annotations: [
        source('Policy', { group: 'Rules', description: 'One bag of 23 kg.', attribution: 'OA' }),
        { type: 'annotation', index: 20, source: { type: 'file', title: 'Fares', filename: 'f' } },
      ],
    },
  ],
};

const workflow = item('workflow', {
  workflow: {
    type: 'custom',
    expanded: true,
    summary: { duration: 75 },
    tasks: [
      { type: 'custom', title: 'Look up booking', icon: 'search', content: 'LL0EZ6' },
      {
        type: 'web_search',
        title_query: 'SFO NRT',
        queries: ['SFO NRT March'],
        sources: [{ type: 'url', title: 'Fares', url: 'https://example.com/f' }],
      },
      { type: 'thought', content: 'Compare **both**.' },
      { type: 'file', sources: [{ type: 'file', title: 'Rules', filename: 'rules.pdf' }] },
    ],
  },
});

const mark = item('task', {
  task: { type: 'custom', title: 'Seat changed on OA476', status_indicator: 'complete' },
});

const soon = (): object => ({
  effect_id: 'und_1',
  created_at: new Date().toISOString(),
  expires_at: new Date(Date.now() + 30_000).toISOString(),
});

export const messageStates: States = {
  'a message with files, a quote and tags': {
    ...stored(letter),
    setUp: (element, server) => {
      withThread(element);
      withOptions({ entities: { onClick: () => undefined } })(element, server);
    },
    sign: '.message-attachment',
  },
  'a tag of a message, looked at': {
    ...stored(letter),
    setUp: (element, server) => {
      withThread(element);
      withOptions({
        composer: { attachments: { enabled: true } },
        entities: {
          onClick: () => undefined,
          onRequestPreview: () =>
            Promise.resolve({
              preview: { type: 'Basic', children: [{ type: 'Text', value: 'To New York' }] },
            }),
        },
      })(element, server);
    },
    act: async (element) => {
      await until(() => findAll(element, '.attach, button.tag').length > 1, 'the tag');
      let last = 0;
      await until(() => {
        // What scrolls on takes the preview away.
        if (Date.now() - last > 1000) {
          last = Date.now();
          find(element, 'button.tag').blur();
          find(element, 'button.tag').focus();
        }
        return element.shadowRoot?.querySelector('[part~="entity-preview"]');
      }, 'the preview');
    },
    sign: '[part~="entity-preview"]',
  },
  'an answer with sources': { ...stored(sourced), sign: '[part~="source-group"]' },
  'a source, looked at': {
    ...stored(sourced),
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector('.citation'), 'the number');
      find(element, '.citation').dispatchEvent(
        new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
      );
    },
    sign: '[part~="source-preview"]',
  },
  'work in steps': { ...stored(workflow), sign: '[part~="step-source"]' },
  'what was done': { ...stored(mark, assistantItem('a_1', 'Done.')), sign: '[part~="progress"]' },
  'what was done, and may be undone': {
    ...stored(() => ({ ...mark, undo: soon() })),
    sign: 'openskies-undo button',
  },
  'a picture': {
    ...stored(item('generated_image', { image: { id: 'p_1', url: pixel } })),
    sign: '[part~="picture"] img',
  },
  'a picture that is not shown': {
    ...stored(item('generated_image', { image: { id: 'p_1', url: 'http://x.example/a.svg' } })),
    sign: '.picture.failed',
  },
};
