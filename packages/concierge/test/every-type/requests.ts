/** The element sends it. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { done, storedThread, userItem } from '../events.ts';
import { button, find, findAll, mount, scripted, textOf, until, type Step } from '../scripted.ts';
import {
  answer,
  answered,
  asked,
  asks,
  finds,
  loaded,
  sees,
  streamed,
  thread,
  type Proofs,
} from './stage.ts';
import { Speech } from '../speech.ts';
import { toolIsRun } from './items.ts';

export const requestProofs: Proofs = {
  'threads.create': async () => {
    await streamed([done(answer)]).then((element) => sees(element, 'Good day'));
  },
  'threads.add_user_message': () =>
    asks('threads.add_user_message', answered.steps, (element) =>
      element.sendUserMessage({ text: 'More' }),
    ),
  'threads.add_client_tool_output': () => toolIsRun(),
  'threads.add_structured_input': () =>
    asks('threads.add_structured_input', [thread(asked({ type: 'freeform' }))], async (element) => {
      await finds(element, '.input');
      button(element, 'Skip').click();
    }),
  'threads.retry_after_item': () =>
    asks('threads.retry_after_item', answered.steps, async (element) => {
      await finds(element, '[aria-label="Ask again"]');
      button(element, 'Ask again').click();
    }),
  'threads.custom_action': () =>
    asks('threads.custom_action', answered.steps, async (element) => {
      await loaded(element);
      await element.sendCustomAction({ type: 'a' });
    }),
  'threads.sync_custom_action': () =>
    asks('threads.sync_custom_action', answered.steps, async (element) => {
      await loaded(element);
      await element.sendCustomAction({ type: 'a', streaming: false });
    }),
  'threads.get_by_id': () => asks('threads.get_by_id', answered.steps, () => undefined),
  'threads.list': () => asks('threads.list', answered.steps, (element) => element.showHistory()),
  'threads.update': () => asks('threads.update', listed(), rename),
  'threads.delete': () => asks('threads.delete', listed(), remove),
  'items.list': async () => {
    const json = { ...storedThread(userItem('msg_9', 'Newest')) };
    json.items = { ...json.items, has_more: true, after: 'msg_9' } as typeof json.items;
    await asks('items.list', [{ type: 'threads.get_by_id', json }], () => undefined);
  },
  'items.feedback': () =>
    asks('items.feedback', answered.steps, async (element) => {
      await finds(element, '[aria-label="Helpful"]');
      button(element, 'Helpful').click();
    }),
  'attachments.create': () => withFile('attachments.create', () => undefined),
  'attachments.delete': () =>
    withFile('attachments.delete', async (element) => {
      await finds(element, '.attachment.done');
      button(element, 'Remove bag.pdf').click();
    }),
  'input.transcribe': async () => {
    const speech = new Speech();
    speech.install();
    try {
      const server = await scripted({
        steps: [{ type: 'input.transcribe', json: { text: 'Seat 12C' } }],
      });
      const element = await mount(server, (node) =>
        node.setOptions({
          api: { url: server.apiUrl },
          composer: { dictation: { enabled: true } },
        }),
      );
      await finds(element, '.microphone');
      button(element, 'Dictate').click();
      await finds(element, '.dictation-done');
      button(element, 'Done').click();
      await until(
        () => find<HTMLTextAreaElement>(element, 'textarea').value === 'Seat 12C',
        'words',
      );
    } finally {
      speech.restore();
    }
  },
};

function listed(): Step[] {
  const { items: _, ...row } = storedThread();
  const json = {
    data: [{ ...row, title: 'Seats', items: { data: [], has_more: false } }],
    has_more: false,
  };
  return [thread(answer), { type: 'threads.list', json }];
}

async function rename(element: OpenskiesConcierge) {
  await element.showHistory();
  await finds(element, '[aria-label="Rename Seats"]');
  button(element, 'Rename Seats').click();
  await finds(element, 'openskies-thread-history form input');
  const input = find<HTMLInputElement>(element, 'openskies-thread-history form input');
  input.value = 'Window seats';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  input.form?.requestSubmit();
}

async function remove(element: OpenskiesConcierge) {
  await element.showHistory();
  await finds(element, '[aria-label="Delete Seats"]');
  button(element, 'Delete Seats').click();
  await until(
    () => findAll(element, 'button').some((node) => textOf(node) === 'Delete'),
    'question',
  );
  button(element, 'Delete').click();
}

async function withFile(
  type: string,
  act: (element: OpenskiesConcierge) => unknown,
): Promise<void> {
  const file = { id: 'atc_1', type: 'file', name: 'bag.pdf', mime_type: 'application/pdf' };
  const upload_descriptor = { url: 'upload', method: 'PUT', headers: {} };
  const server = await scripted({
    steps: [
      { type: 'attachments.create', json: { ...file, upload_descriptor } },
      { type: 'PUT upload', json: {} },
      { type: 'attachments.delete', json: {} },
    ],
  });
  const element = await mount(server, (node) =>
    node.setOptions({ api: { url: server.apiUrl }, composer: { attachments: { enabled: true } } }),
  );
  await element.setComposerValue({
    files: [new File(['%PDF'], 'bag.pdf', { type: 'application/pdf' })],
  });
  void act(element);
  await server.request(type);
}
