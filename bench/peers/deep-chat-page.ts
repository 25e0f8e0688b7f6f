/** Deep Chat on the same work, with its own markdown: its `connect.handler` is given the deltas as they come. */
import { deltasOf, text, timeOf, until, type Bench } from '../workload.ts';

interface Signals {
  onOpen(): void;
  onClose(): void;
  onResponse(response: { text: string }): Promise<void>;
}
type DeepChat = HTMLElement & {
  history: { role: string; text: string }[];
  connect: object;
  submitUserMessage(message: { text: string }): void;
};

let chat: DeepChat;
let count = 0;
let turn = 0;
let usable: Promise<number>;
let answered: () => void;

async function answer(_body: unknown, signals: Signals): Promise<void> {
  signals.onOpen();
  for await (const some of deltasOf(await fetch(`/reply/msg_new_${turn++}/${count}`))) {
    for (const delta of some) void signals.onResponse({ text: delta });
  }
  signals.onClose();
  answered();
}

function show(messages: number): void {
  chat = document.createElement('deep-chat') as DeepChat;
  chat.style.cssText = 'width: 420px; height: 700px';
  chat.connect = { stream: true, handler: answer };
  chat.history = Array.from({ length: messages }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'ai',
    text: text(index),
  }));
  document.body.append(chat);
  usable = timeOf(() => find('#text-input'));
}

const find = (selector: string) => chat.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const said = () => chat.shadowRoot?.textContent ?? '';

const bench: Bench = {
  usable: () => usable,
  async open(messages) {
    chat.remove();
    show(messages);
    const last = messages - 1;
    await until(() => said().includes(last % 2 === 0 ? `Question ${last}` : `Answer ${last}`));
  },
  async stream(deltas) {
    count = deltas;
    const ended = new Promise<void>((resolve) => (answered = resolve));
    chat.submitUserMessage({ text: 'Go on' });
    await ended;
    await until(() => said().includes('endofanswer'));
  },
  input: () => find('#text-input')!,
  mount: () => show(0),
  unmount: () => chat.remove(),
};
bench.mount();
Object.assign(globalThis, { bench });
