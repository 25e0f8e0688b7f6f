/** A state of the element: how it comes about, and what is there once it has. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import type { ConciergeOptions } from '../../src/options.ts';
import { drawnCustomer } from '../customer-fixture.ts';
import { assistantItem, opening, storedThread, threadId, userItem } from '../events.ts';
import { findAll, until, type ScriptedServer, type Step } from '../scripted.ts';

export interface State {
  /** A function, where times count from now. */
  steps?: Step[] | (() => Step[]);
  /** What the server calls itself: `openskies-server`. */
  server?: string;
  setUp?: (element: OpenskiesConcierge, server: ScriptedServer) => void;
  /** Brings the state about, when it does not come by itself. */
  act?: (element: OpenskiesConcierge, server: ScriptedServer) => Promise<unknown> | void;
  /** A selector of what is there once the state is. */
  sign: string;
  /** It goes by itself within seconds: there is time for one look. */
  brief?: true;
  /** Takes away what the state put outside of the element. */
  leave?: () => void;
}

export type States = Record<string, State>;

export const withThread = (element: OpenskiesConcierge): void => {
  element.threadId = threadId;
  element.customer = drawnCustomer();
};

/** A stored conversation that holds these items after the customer's first. */
export const stored = (...items: (object | (() => object))[]): Pick<State, 'steps' | 'setUp'> => ({
  steps: () => {
    const made = items.map((one) => (typeof one === 'function' ? one() : one) as object);
    return [{ type: 'threads.get_by_id', json: storedThread(userItem('u_1', 'Hi'), ...made) }];
  },
  setUp: withThread,
});

/** The customer says “Hi”, and the server this. */
export const answered = (...events: object[]): Pick<State, 'steps' | 'act'> => ({
  steps: [{ type: 'threads.create', events: [...opening('Hi'), ...events] }],
  act: say,
});

export const refused = (step: Partial<Step>): Pick<State, 'steps' | 'act'> => ({
  steps: [{ type: 'threads.create', ...step }],
  act: say,
});

export const say = (element: OpenskiesConcierge): void =>
  void element.sendUserMessage({ text: 'Hi' });

/** Options of the page, the server's address aside. */
export const withOptions =
  (options: Omit<ConciergeOptions, 'api'>) =>
  (element: OpenskiesConcierge, server: ScriptedServer): void =>
    element.setOptions({ api: { url: server.apiUrl }, ...options });

export const item = (type: string, more: object, id = 'i_1'): object => ({
  ...assistantItem(id, ''),
  content: undefined,
  type,
  ...more,
});

export const widgetItem = (widget: unknown, id = 'w_1'): object => item('widget', { widget }, id);

/** Waits for what a selector finds, and clicks the first of it. */
export async function click(element: OpenskiesConcierge, selector: string): Promise<void> {
  await until(() => findAll(element, selector).length > 0, selector);
  findAll(element, selector)[0]!.click();
}
