/** The least that shows a conversation: streaming-markdown into a scrolling box, and a field. */
import * as smd from 'streaming-markdown';
import { deltasOf, text, timeOf, type Bench } from './workload.ts';

let box: HTMLElement;
let field: HTMLTextAreaElement;
let turn = 0;
let usable: Promise<number>;

function mount(): void {
  box = document.createElement('div');
  field = document.createElement('textarea');
  box.className = 'messages';
  document.body.append(box, field);
  usable = timeOf(() => field);
}

function add(): { write(text: string): void; end(): void } {
  const message = box.appendChild(document.createElement('div'));
  message.className = 'message';
  const parser = smd.parser(smd.default_renderer(message));
  return {
    write: (words) => smd.parser_write(parser, words),
    end: () => smd.parser_end(parser),
  };
}

const bench: Bench = {
  usable: () => usable,
  async open(messages) {
    box.replaceChildren();
    for (let index = 0; index < messages; index++) {
      const message = add();
      message.write(text(index));
      message.end();
    }
    box.scrollTop = box.scrollHeight;
  },
  async stream(count) {
    const message = add();
    for await (const some of deltasOf(await fetch(`/reply/msg_new_${turn++}/${count}`))) {
      for (const delta of some) message.write(delta);
      box.scrollTop = box.scrollHeight;
    }
    message.end();
  },
  input: () => field,
  mount,
  unmount() {
    box.remove();
    field.remove();
  },
};
mount();
Object.assign(globalThis, { bench });
