/** The page of docs/from-chatkit.md, after nothing but its two renames. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import { assistantItem, done, opening, threadId } from './events.ts';
import { button, cleanUp, expectAccessible, find, scripted, textOf, until } from './scripted.ts';

/** The guide's `perl`, in the page's own language. */
function renamed(code: string): string {
  return code
    .replaceAll('openai-chatkit', 'openskies-concierge')
    .replaceAll(
      /(["'])chatkit\.([a-z.]+)\1/g,
      (_, quote: string, name: string) => `${quote}openskies-${name.replaceAll('.', '-')}${quote}`,
    );
}

async function guide(): Promise<string> {
  const text = await (await fetch('/docs/from-chatkit.md')).text();
  return /```html\n([^]*?)```/.exec(text)![1]!;
}

describe('a page of ChatKit’s', () => {
  let box: HTMLElement | undefined;
  afterEach(() => {
    box?.remove();
    cleanUp();
  });

  it('works when its tag and its events are renamed', async () => {
    const call = { status: 'pending', call_id: 'c', name: 'get_selected_seat', arguments: {} };
    const item = {
      id: 'tc_1',
      thread_id: threadId,
      created_at: '2026-11-22T09:08:58.931050',
      type: 'client_tool_call',
      ...call,
    };
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Which seat did I pick?'),
            { type: 'client_effect', name: 'seat.shown', data: { seat: '14A' } },
            done(item),
          ],
        },
        {
          type: 'threads.add_client_tool_output',
          events: [done(assistantItem('msg_2', 'Seat 14A.'))],
        },
      ],
    });
    const tracked: unknown[][] = [];
    const sent: string[] = [];
    Object.assign(globalThis, {
      track: (...what: unknown[]) => tracked.push(what),
      withLogin: (_input: string, init: RequestInit) => {
        if (typeof init.body === 'string') sent.push(init.body);
        return fetch(server.apiUrl, init);
      },
    });

    const [, markup = '', code = ''] = /^(.*?)<script type="module">(.*?)<\/script>/s.exec(
      renamed(await guide()),
    )!;
    expect(renamed("on('chatkit.thread.load.start')")).to.equal(
      "on('openskies-thread-load-start')",
    );
    expect(markup.trim()).to.equal('<openskies-concierge id="chat"></openskies-concierge>');
    const element = document.createElement('openskies-concierge');
    element.id = 'chat';
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = code;
    box = document.createElement('div');
    box.style.setProperty('height', '600px');
    box.append(element, script);
    document.body.append(box);

    const greeting = () => textOf(element.shadowRoot?.querySelector('.start-title'));
    await until(() => greeting() === 'How can we help?', 'the options');
    expect(textOf(find(element, '.header-title'))).to.equal('Support');
    expect(find<HTMLTextAreaElement>(element, 'textarea').placeholder).to.equal('Ask us anything');
    expect(element.colorScheme).to.equal('dark');
    await until(() => element.shadowRoot?.querySelector('[part~=header-action]'), 'the button');
    button(element, 'settings cog').click();
    await expectAccessible(element);

    button(element, 'My seat').click();
    await until(
      () => textOf(element.shadowRoot?.querySelector('.markdown')) === 'Seat 14A.',
      'answer',
    );
    await until(() => tracked.filter(([name]) => name === 'answered').length === 2, 'both ends');
    expect(tracked).to.deep.equal([
      ['settings'],
      ['thread', threadId],
      ['seat.shown', { seat: '14A' }],
      ['answered'],
      ['answered'],
    ]);
    expect(sent.some((body) => body.includes('"result":{"seat":"14A"}'))).to.equal(true);
    await until(() => element.shadowRoot?.querySelector('[aria-label="Ask again"]'), 'retry');
    find(element, '[aria-label="Helpful"]');
  });
});
