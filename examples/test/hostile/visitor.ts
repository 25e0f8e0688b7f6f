/**
 * Runs inside a hostile page, in any engine: has a whole conversation by pressing what a visitor would press, then tells
 * the page's server what went wrong. Bundled by site.ts; started by the page after the element's script.
 */
import type { Report } from './report.ts';

const patience = 30_000; // milliseconds for one step, on a busy machine
const report: Report = {
  violations: [],
  exceptions: [],
  foreign: [],
  lost: [],
  warnings: [],
  look: '',
};
const { servers } = document.querySelector<HTMLElement>('script[data-servers]')!.dataset;
/** The element that the visitor talks to. A page may move it, and may put copies beside it. */
const concierge = document.querySelector<HTMLElement & { threadId: string | null }>(
  'openskies-concierge',
)!;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(() => resolve(), ms));
const parts = (name: string): HTMLElement[] => [
  ...(concierge.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
];
const lastOf = (name: string): HTMLElement | undefined => parts(name).slice(-1)[0];
/** Words as they stand, whatever the page's style sheet does to them. */
const textOf = (element: Element | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function listen(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    report.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
  addEventListener('error', ({ message }) => report.exceptions.push(message), true);
  addEventListener('unhandledrejection', ({ reason }) => report.exceptions.push(String(reason)));
  console.error = (...args) => report.exceptions.push(`console.error: ${args.join(' ')}`);
  console.warn = (...args) => report.warnings.push(args.join(' '));
  const known = (servers ?? '').split(' ');
  const see = (entries: PerformanceEntryList) => {
    for (let index = 0; index < entries.length; index++) {
      const { origin, protocol } = new URL(entries[index]!.name);
      const isOurs = known.indexOf(origin) >= 0 || protocol === 'data:' || protocol === 'blob:';
      if (!isOurs) report.foreign.push(entries[index]!.name);
    }
  };
  new PerformanceObserver((list) => see(list.getEntries())).observe({
    type: 'resource',
    buffered: true,
  });
}

async function until<T>(what: string, find: () => T): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = find();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}

/** As a person does it: words into the field, then the button. A page that takes the element away is waited for. */
async function say(words: string): Promise<void> {
  const before = parts('assistant-message').length;
  await until(`a composer for “${words}”`, () => {
    const input = lastOf('composer-input') as HTMLTextAreaElement | undefined;
    if (!input || input.disabled || !concierge.isConnected) return false;
    if (input.value !== words) {
      input.value = words;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return false;
    }
    const send = lastOf('send') as HTMLButtonElement | undefined;
    if (!send || send.disabled || send.matches('[part~="send-stop"]')) return false;
    send.click();
    return true;
  });
  await until(
    `an answer to “${words}”`,
    () => parts('assistant-message').length > before && idle(),
  );
}

const idle = (): boolean =>
  parts('send-stop').length === 0 && parts('cursor').length === 0 && parts('send').length > 0;

async function press(what: string, find: () => HTMLElement | undefined): Promise<void> {
  await until(what, () => {
    const button = find();
    if (!concierge.isConnected || !button || button.matches(':disabled, [aria-disabled=true]'))
      return false;
    button.click();
    return true;
  });
}

const buttonIn =
  (part: string, words: RegExp, which = -1) =>
  () =>
    parts(part)
      .flatMap((element) => [...element.querySelectorAll('button')])
      .filter((button) => words.test(textOf(button)))
      .at(which);
const historyButton = () =>
  parts('icon-button').filter((button) => button.getAttribute('aria-label') === 'Conversations')[0];

/** Everything said and shown, in its order. */
const transcript = (): string[] =>
  parts('message')
    .map((message) =>
      textOf(message.querySelector('[part~="bubble"], [part~="markdown"]') ?? message),
    )
    .concat(parts('receipt').map(textOf));

/** Type and size of a few parts: the same on every page, whatever its style sheet says. */
function look(): string {
  const names = ['header-title', 'bubble', 'markdown', 'composer-input', 'customer-name', 'seat'];
  const properties = ['font-size', 'line-height', 'letter-spacing', 'text-transform', 'color'];
  properties.push('margin-top', 'padding-left', 'font-weight', 'text-indent', 'word-spacing');
  const lines = names.map((name) => {
    const style = getComputedStyle(lastOf(name)!);
    return `${name}: ${properties.map((key) => style.getPropertyValue(key)).join(' ')}`;
  });
  const icon = getComputedStyle(lastOf('send')!.querySelector('svg')!);
  lines.push(`icon: ${icon.width} ${icon.fill} ${icon.stroke}`);
  return lines.join('\n');
}

async function converse(): Promise<void> {
  await until('the customer panel', () => /Jordan/.test(textOf(lastOf('customer-name'))));
  await say('Can I change my seat on flight OA476 to 12C?');
  await until('seat 12C', () => parts('seat').some((seat) => /12C/.test(textOf(seat))));
  await say('Great. Please set a meal for me too');
  await press('Vegetarian', buttonIn('widget', /Vegetarian/));
  await until('the meal', () =>
    parts('stat-value').some((value) => /vegetarian/i.test(textOf(value))),
  );
  await until('the end of the answer', idle);
  await say('Please cancel my trip');
  await press('Keep trip', buttonIn('confirmation-actions', /Keep trip/));
  await until('the receipt', () => parts('receipt').length > 0 && idle());
  report.look = look();
  await reopen();
}

/** Leaves for the start screen, comes back through the history, and finds everything as it was. */
async function reopen(): Promise<void> {
  const before = transcript();
  const said = parts('user-message').map((message) =>
    textOf(message.querySelector('[part~="bubble"]') ?? message),
  );
  const wanted = [
    'Can I change my seat on flight OA476 to 12C?',
    'Great. Please set a meal for me too',
  ];
  for (const words of [...wanted, 'Please cancel my trip']) {
    if (said.filter((text) => text === words).length !== 1) report.lost.push(`said: ${words}`);
  }
  await press('the history', historyButton);
  await until('a conversation in the history', () => parts('history-item').length > 0);
  await press('a new conversation', buttonIn('history', /New conversation/));
  await until('the start screen', () => parts('start').length > 0);
  await press('the history', historyButton);
  await press('the conversation', buttonIn('history-item', /./, 0));
  await until('the same messages', () => parts('message').length >= before.length - 1 && idle());
  const settle = Date.now() + 5000;
  while (transcript().join('\n') !== before.join('\n') && Date.now() < settle) await pause(50);
  const after = transcript();
  for (const text of before) {
    if (after.indexOf(text) < 0) report.lost.push(`after reopening: ${text.slice(0, 80)}`);
  }
}

// A port may come again in a browser that keeps what an earlier visit has stored.
sessionStorage.clear();
localStorage.clear();
listen();
(async () => {
  try {
    await converse();
    await pause(200); // what is reported late is still reported
  } catch (error) {
    report.lost.push(String(error));
  }
  await fetch('/report', {
    method: 'POST',
    body: JSON.stringify(report, function (this: Record<string, unknown>, key) {
      return this[key]; // past a toJSON of the page’s
    }),
  });
})();
