import { aTimeout, expect } from '@open-wc/testing';
import { storedThread, threadId, userItem } from '../../test/events.ts';
import {
  button,
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  press,
  scripted,
  textOf,
  type,
  until,
  type ScriptedServer,
  type Step,
} from '../../test/scripted.ts';
import { Speech } from '../../test/speech.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

const heard = (text: string): Step => ({ type: 'input.transcribe', json: { text } });
const dictation = (element: OpenskiesConcierge) => element.shadowRoot?.querySelector('.dictation');
const input = (element: OpenskiesConcierge) => find<HTMLTextAreaElement>(element, 'textarea');
const problem = (element: OpenskiesConcierge) =>
  textOf(element.shadowRoot?.querySelector('.composer-error'));

describe('dictation', () => {
  let speech: Speech;
  beforeEach(() => (speech = new Speech()));
  afterEach(() => {
    cleanUp();
    speech.restore();
  });

  async function open(server: ScriptedServer): Promise<OpenskiesConcierge> {
    speech.install();
    const element = await mount(server, (node) => {
      node.panels = 'chat';
      node.setOptions({
        api: { url: server.apiUrl },
        composer: { dictation: { enabled: true } },
      });
    });
    await until(() => element.shadowRoot?.querySelector('.microphone'), 'the microphone');
    return element;
  }

  async function speak(element: OpenskiesConcierge): Promise<void> {
    button(element, 'Dictate').click();
    await until(() => element.shadowRoot?.activeElement?.matches('.dictation-done'), 'listening');
  }

  it('is accessible, and shows its time', async () => {
    const element = await open(await scripted({ steps: [] }));
    await expectAccessible(element);
    await speak(element);
    await expectAccessible(element);
    const begun = textOf(find(element, '.dictation-time'));
    expect(begun).to.match(/^\d:\d\d$/);
    expect(input(element).getClientRects()).to.have.length(0);
    await until(() => textOf(find(element, '.dictation-time')) !== begun, 'a second');
  });

  it('puts what the server wrote down where the caret was', async () => {
    const server = await scripted({ steps: [heard(' seat 12C ')] });
    const element = await open(server);
    type(element, 'Move me to please');
    input(element).setSelectionRange(10, 10);
    await speak(element);
    expect(speech.open).to.equal(1);
    button(element, 'Done').click();
    await until(() => !dictation(element), 'the text');
    expect(input(element).value).to.equal('Move me to seat 12C please');
    expect(speech.open, 'the microphone is free').to.equal(0);
    const { body } = await server.request('input.transcribe');
    expect(body?.params).to.deep.equal({
      audio_base64: btoa('sound'),
      mime_type: 'audio/webm;codecs=opus',
    });
    await until(() => element.shadowRoot?.activeElement === input(element), 'focus in the text');
  });

  it('is discarded by its button and by Escape, and the draft stays', async () => {
    const server = await scripted({ steps: [] });
    const element = await open(server);
    type(element, 'Mine');
    await speak(element);
    button(element, 'Discard the recording').click();
    await until(() => !dictation(element), 'the text');
    await speak(element);
    press(element.shadowRoot?.activeElement as HTMLElement, 'Escape');
    await until(() => !dictation(element), 'the text again');
    expect(input(element).value).to.equal('Mine');
    expect(speech.open).to.equal(0);
    expect(await server.requests('input.transcribe')).to.have.length(0);
  });

  it('says that the microphone is blocked, or that there is none', async () => {
    const element = await open(await scripted({ steps: [] }));
    speech.refusal = 'NotAllowedError';
    button(element, 'Dictate').click();
    await until(() => problem(element), 'the reason');
    expect(problem(element)).to.equal(
      'The microphone is blocked. Allow it in the settings of your browser.',
    );
    await expectAccessible(element);
    expect(dictation(element)).to.equal(null);
    speech.refusal = 'NotFoundError';
    button(element, 'Dictate').click();
    await until(() => problem(element).startsWith('No microphone'), 'the other reason');
  });

  it('keeps the recording when it could not be written down, for another try', async () => {
    const server = await scripted({
      server: '0.1.0; model=x; dictation',
      steps: [
        {
          type: 'input.transcribe',
          status: 503,
          json: { error: { code: 'server.busy', message: 'Busy.', retry: true } },
        },
        heard('Hello'),
      ],
    });
    const element = await open(server);
    await speak(element);
    button(element, 'Done').click();
    await until(() => problem(element), 'the reason');
    await expectAccessible(element);
    button(element, 'Retry').click();
    await until(() => input(element).value === 'Hello', 'the words');
    expect(speech.recordings).to.equal(1);
    expect(problem(element)).to.equal('');
  });

  it('lets the browser listen where our server says that it has no ears', async () => {
    speech.words = 'Hello from here';
    const server = await scripted({
      server: '0.1.0; model=demo',
      steps: [{ type: 'GET customer', json: { customer: null } }],
    });
    const element = await open(server);
    await server.request('GET customer');
    await speak(element);
    await until(() => textOf(find(element, '.heard')) === 'Hello from here', 'the words');
    await expectAccessible(element);
    button(element, 'Done').click();
    await until(() => input(element).value === 'Hello from here', 'the draft');
    expect(speech.recordings).to.equal(0);
    expect(await server.requests('input.transcribe')).to.have.length(0);
  });

  it('lets the browser listen after a foreign server has answered that it has no ears', async () => {
    speech.words = 'Once more';
    const server = await scripted({
      steps: [{ type: 'input.transcribe', status: 500, text: 'Internal Server Error' }],
    });
    const element = await open(server);
    await speak(element);
    button(element, 'Done').click();
    await until(() => problem(element) === 'Please say it once more.', 'the request');
    await until(() => textOf(find(element, '.heard')) === 'Once more', 'the words');
    button(element, 'Done').click();
    await until(() => input(element).value === 'Once more', 'the draft');
    await speak(element);
    await until(() => element.shadowRoot?.querySelector('.heard'), 'the browser at once');
    expect(await server.requests('input.transcribe')).to.have.length(1);
  });

  it('says that it is not to be had where nobody can listen', async () => {
    const server = await scripted({
      steps: [{ type: 'input.transcribe', status: 404, json: { detail: 'Not Found' } }],
    });
    const element = await open(server);
    await speak(element);
    button(element, 'Done').click();
    await until(() => problem(element), 'the reason');
    expect(problem(element)).to.equal('Dictation is not available here. Please type your message.');
  });

  it('says that nothing was heard', async () => {
    const element = await open(await scripted({ steps: [heard('  ')] }));
    await speak(element);
    button(element, 'Done').click();
    await until(() => problem(element) === 'Nothing was heard.', 'the reason');
  });

  it('opens one microphone for two clicks, and none for an element that is gone', async () => {
    const element = await open(await scripted({ steps: [] }));
    const microphone = find(element, '.microphone');
    microphone.click();
    microphone.click();
    await until(() => findAll(element, '.dictation-done').length === 1, 'listening');
    expect(speech.opened).to.equal(1);
    button(element, 'Discard the recording').click();
    expect(speech.open).to.equal(0);
    await element.updateComplete;
    find(element, '.microphone').click();
    element.remove();
    await element.updateComplete;
    await aTimeout(0);
    expect(speech.opened).to.equal(1);
  });

  it('lets go of the microphone when the element goes, and when the thread is closed', async () => {
    const closed = { ...storedThread(userItem('u_1', 'Hi')), status: { type: 'closed' } };
    const server = await scripted({ steps: [{ type: 'threads.get_by_id', json: closed }] });
    const element = await open(server);
    await speak(element);
    await element.setThreadId(threadId);
    await until(() => findAll(element, '.composer.locked').length === 1, 'closed');
    await until(() => speech.open === 0, 'the microphone is free');
    expect(findAll(element, '.composer button')).to.have.length(0);
    await element.setThreadId(null);
    await until(() => findAll(element, '.microphone').length === 1, 'open again');
    await speak(element);
    element.remove();
    expect(speech.open).to.equal(0);
  });
});
