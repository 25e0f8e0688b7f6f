/** igc-chat on the same work, with the renderer for markdown that comes with it. */
import { deltasOf, text, timeOf, until, type Bench } from '../workload.ts';

interface Message {
  id: string;
  text: string;
  sender: string;
}
type IgcChat = HTMLElement & { messages: Message[]; options: object };

/** From the library: what draws a message's markdown. */
declare const markdown: Promise<(message: Message) => Promise<unknown>>;

let chat: IgcChat;
let turn = 0;
let usable: Promise<number>;

const bench: Bench = {
  usable: () => usable,
  async open(messages) {
    chat.messages = Array.from({ length: messages }, (_, index) => ({
      id: `msg_${index}`,
      text: text(index),
      sender: index % 2 === 0 ? 'user' : 'ai',
    }));
    await until(() => drawn().length === messages && words(-1).includes(`Answer ${messages - 1}`));
  },
  async stream(deltas) {
    const before = [...chat.messages, { id: `ask_${turn}`, text: 'Go on', sender: 'user' }];
    const reply = { id: `msg_new_${turn}`, text: '', sender: 'ai' };
    for await (const some of deltasOf(await fetch(`/reply/msg_new_${turn++}/${deltas}`))) {
      reply.text += some.join('');
      chat.messages = [...before, { ...reply }];
    }
    await until(() => words(-1).includes('endofanswer'));
  },
  input: () => field()!,
  mount() {
    chat = document.createElement('igc-chat') as IgcChat;
    chat.style.cssText = 'display: block; width: 420px; height: 700px';
    const messageContent = async ({ message }: { message: Message }) => (await markdown)(message);
    chat.options = { currentUserId: 'user', renderers: { messageContent } };
    document.body.append(chat);
    usable = timeOf(() => field());
  },
  unmount: () => chat.remove(),
};

const drawn = () => [...(chat.shadowRoot?.querySelectorAll('igc-chat-message') ?? [])];
const words = (index: number) => drawn().at(index)?.shadowRoot?.textContent ?? '';

function field(): HTMLElement | null {
  const input = chat.shadowRoot?.querySelector('igc-chat-input');
  const area = input?.shadowRoot?.querySelector('igc-textarea');
  return area?.shadowRoot?.querySelector('textarea') ?? null;
}

bench.mount();
Object.assign(globalThis, { bench });
