/** States of what a page may put into the composer. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import type { Entity } from '../../src/composer-options.ts';
import type { ConciergeOptions } from '../../src/options.ts';
import { button, find, findAll, until, type Step } from '../scripted.ts';
import { Speech } from '../speech.ts';
import { withOptions, type State, type States } from './state.ts';

const entities: Entity[] = [
  { id: 'f1', title: 'OA476', group: 'Flights', interactive: true, data: { to: 'JFK' } },
  { id: 'p1', title: 'New York', group: 'Places', icon: 'map-pin' },
];

const options: Omit<ConciergeOptions, 'api'> = {
  entities: { onTagSearch: () => Promise.resolve(entities), showComposerMenu: true },
  commands: { enabled: true },
  composer: {
    attachments: { enabled: true },
    tools: [
      { id: 'bags', label: 'Look after bags', shortLabel: 'Bags', icon: 'suitcase' },
      { id: 'map', label: 'Show the airport', icon: 'maps', pinned: true },
    ],
    models: [
      { id: 'quick', label: 'Quick', description: 'Answers at once', default: true },
      { id: 'old', label: 'Old', disabled: true },
    ],
  },
};

const composer = (
  act: (element: OpenskiesConcierge) => Promise<unknown> | void,
  steps: Step[] = [],
): Pick<State, 'setUp' | 'act' | 'steps'> => ({
  steps,
  setUp: withOptions(options),
  act: async (element) => {
    await until(() => element.shadowRoot?.querySelector('.model, .microphone'), 'the buttons');
    await act(element);
  },
});

async function write(element: OpenskiesConcierge, text: string): Promise<void> {
  await element.focusComposer();
  const field = find<HTMLTextAreaElement>(element, 'textarea');
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function choose(element: OpenskiesConcierge): void {
  const data = new DataTransfer();
  data.items.add(new File(['%PDF'], 'visa.pdf', { type: 'application/pdf' }));
  const picker = find<HTMLInputElement>(element, '.file-picker');
  picker.files = data.files;
  picker.dispatchEvent(new Event('change'));
}

const created: Step = {
  type: 'attachments.create',
  json: {
    id: 'atc_1',
    name: 'visa.pdf',
    mime_type: 'application/pdf',
    type: 'file',
    upload_descriptor: { url: 'upload', method: 'PUT', headers: {} },
  },
};
const upload = (more: Partial<Step>): Step => ({ type: 'PUT upload', json: {}, ...more });

/** The microphone is the browser's: the state brings one of its own. */
function spoken(refusal: string | null, sign: string): State {
  const speech = new Speech();
  return {
    setUp: (element, server) => {
      speech.refusal = refusal;
      speech.install();
      withOptions({ composer: { dictation: { enabled: true } } })(element, server);
    },
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector('.microphone'), 'the microphone');
      button(element, 'Dictate').click();
    },
    sign,
    leave: () => speech.restore(),
  };
}

export const composerStates: States = {
  'the composer with all that a page may put into it': {
    ...composer(() => undefined),
    sign: '.model',
  },
  'the tools, open': {
    ...composer((element) => button(element, 'Tools').click()),
    sign: '[role="menuitemradio"]',
  },
  'the models, open': {
    ...composer((element) => find(element, '.model').click()),
    sign: '[role="menuitemradio"]',
  },
  'a chosen tool': {
    ...composer((element) => element.setComposerValue({ selectedToolId: 'bags' })),
    sign: '[part~="tool-chosen"]',
  },
  'what may be mentioned': {
    ...composer((element) => write(element, 'Am I on @')),
    sign: '[part~="composer-option-active"]',
  },
  'the commands': { ...composer((element) => write(element, '/')), sign: '[role="option"]' },
  'a draft with a tag and a quote': {
    ...composer((element) =>
      element.setComposerValue({
        reply: 'Bags fit under the seat.',
        content: [
          { type: 'input_text', text: 'Is ' },
          { type: 'input_tag', id: 'f1', text: 'OA476', data: { to: 'JFK' } },
        ],
      }),
    ),
    sign: '[part~="reply"]',
  },
  'a file, on its way': {
    ...composer(choose, [created, upload({ hold: true })]),
    sign: '[part~="attachment"][aria-busy="true"]',
  },
  'a file that did not get through': {
    ...composer(choose, [created, upload({ status: 500, text: '' })]),
    sign: '[part~="attachment-failed"]',
  },
  'files, dragged over the chat': {
    ...composer((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'a.pdf', { type: 'application/pdf' }));
      for (const type of ['dragenter', 'dragover'])
        findAll(element, '.chat-panel')[0]!.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
        );
    }),
    sign: '[part~="drop-zone"]',
  },
  dictation: spoken(null, '[part~="dictation-level"]'),
  'a microphone that is blocked': spoken('NotAllowedError', '.composer-error'),
};
