import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../../test/customer-fixture.ts';
import { cleanUp, find, findAll, mount, textOf, until } from '../../test/scripted.ts';
import { scriptedServer, type Script, type ScriptedServer } from './index.ts';

const url = 'https://scripted.example/support/chatkit';

async function shown(script: Script) {
  const server = scriptedServer(script);
  const element = await mount(null, (one) => one.setOptions({ api: { url, fetch: server.fetch } }));
  const answers = (): string[] =>
    findAll(element, '[part~="assistant-message"] [part~="markdown"]').map(textOf);
  const answered = (count: number): Promise<void> =>
    until(
      () => answers().length === count && !element.shadowRoot?.querySelector('[part~="cursor"]'),
      `${count} answers`,
    );
  return { server, element, answers, answered };
}

const asked = ({ requests }: ScriptedServer, type: string): number =>
  requests.filter((request) => request.type === type).length;

const customer = drawnCustomer();

describe('the scripted server', () => {
  afterEach(cleanUp);

  it('answers one reply after the other, the last one for ever', async () => {
    const { element, answers, answered } = await shown({
      replies: ['Hello.', (message) => `You said **${message}**.`],
    });
    await element.sendUserMessage({ text: 'Hi' });
    await answered(1);
    await element.sendUserMessage({ text: 'one' });
    await answered(2);
    await element.sendUserMessage({ text: 'two' });
    await answered(3);
    expect(answers()).to.deep.equal(['Hello.', 'You said one.', 'You said two.']);
  });

  it('holds the last word back, so that a test sees an answer being written', async () => {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => (resolve = done));
    const { element, answered } = await shown({ replies: [{ text: 'One two.', until: promise }] });
    void element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('[part~="cursor"]'), 'the cursor');
    resolve();
    await answered(1);
  });

  it('shows the customer, and what a reply makes of it', async () => {
    const changed = { ...customer, name: 'Robin Vale' };
    const { element } = await shown({
      customer,
      replies: [{ text: 'Done.', customer: changed }],
    });
    const name = (): string => textOf(element.shadowRoot?.querySelector('[part~="customer-name"]'));
    await until(() => name().includes(customer.name), 'the customer');
    await element.sendUserMessage({ text: 'Change it' });
    await until(() => name().includes('Robin Vale'), 'the change');
  });

  it('shows no customer where the script has none', async () => {
    const { element } = await shown({});
    await until(() => element.shadowRoot?.querySelector('[part~="start"]'), 'the start');
    expect(element.shadowRoot?.querySelector('[part~="customer-name"]')).to.equal(null);
  });

  it('fails as it is told to, and is asked again', async () => {
    const { server, element, answered } = await shown({
      replies: [{ error: { message: 'The gate is closed.', allow_retry: true } }, 'Open again.'],
    });
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('[part~="error-row"]'), 'the error');
    expect(textOf(find(element, '[part~="error-row"]'))).to.include('The gate is closed.');
    find(element, '[part~="error-row"] button').click();
    await answered(1);
    expect(asked(server, 'threads.retry_after_item')).to.equal(1);
  });

  it('keeps conversations: they are listed, opened, renamed and deleted', async () => {
    const server = scriptedServer({ replies: ['Hello.'] });
    const ask = async (type: string, params: object): Promise<Record<string, unknown>> => {
      const body = JSON.stringify({ type, params });
      const response = await server.fetch(url, { method: 'POST', body });
      return response.headers.get('content-type')?.includes('json')
        ? ((await response.json()) as Record<string, unknown>)
        : { text: await response.text() };
    };
    const content = [{ type: 'input_text', text: 'Hi' }];
    await ask('threads.create', { input: { content, attachments: [], inference_options: {} } });
    const [thread] = (await ask('threads.list', {}))['data'] as { id: string }[];
    const thread_id = thread!.id;
    const opened = await ask('threads.get_by_id', { thread_id });
    expect((opened['items'] as { data: unknown[] }).data).to.have.length(2);
    expect((await ask('threads.update', { thread_id, title: 'Mine' }))['title']).to.equal('Mine');
    await ask('threads.delete', { thread_id });
    expect(await ask('threads.get_by_id', { thread_id })).to.have.nested.property('error.code');
  });
});
