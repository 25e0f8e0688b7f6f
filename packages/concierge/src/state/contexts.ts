import { createContext } from '@lit/context';
import type { Format } from '../text/format.ts';
import type { Text } from '../text/text.ts';
import type { Chat } from './chat.ts';
import type { CustomerSource } from './customer-source.ts';
import type { CustomerStore } from './customer-store.ts';
import type { History } from './history.ts';
import type { Settings } from './settings.ts';

/** The conversation: its state, and the verbs that begin one; all others are its `store`'s. */
export const chatContext = createContext<Chat>(Symbol('openskies-chat'));

/** The customer's conversations, while the history is open. */
export const historyContext = createContext<History>(Symbol('openskies-history'));

/** The customer snapshot and the verb that refreshes it. */
export const customerContext = createContext<CustomerStore>(Symbol('openskies-customer'));

/**
 * A customer data source given from above the element by the page. The key is a string, so that a page that loads our
 * script tag can provide it with its own copy of `@lit/context`.
 */
export const customerSourceContext = createContext<CustomerSource>('openskies-customer-source');

/** What the page chose: attributes, properties and options, each with its default filled in. */
export const settingsContext = createContext<Settings>(Symbol('openskies-settings'));

/** Hosts that links may lead to, as the server said with the session; null: any. */
export const linkHostsContext = createContext<readonly string[] | null>(
  Symbol('openskies-link-hosts'),
);

/** Words in the element's language. */
export const textContext = createContext<Text>(Symbol('openskies-text'));

/** Dates, times, numbers and prices in the element's locale. */
export const formatContext = createContext<Format>(Symbol('openskies-format'));
