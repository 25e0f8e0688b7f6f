import type { Context } from '@lit/context';
import type { Format } from '../text/format.ts';
import type { Text } from '../text/text.ts';
import type { Chat } from './chat.ts';
import type { CustomerSource } from './customer-source.ts';
import type { CustomerStore } from './customer-store.ts';
import type { History } from './history.ts';
import type { Settings } from './settings.ts';

type Key<Value> = Context<unknown, Value> & (symbol | string);

/** The conversation: its state, and the verbs that begin one; all others are its `store`'s. */
export const chatContext = Symbol('openskies-chat') as Key<Chat>;

/** The customer's conversations, while the history is open. */
export const historyContext = Symbol('openskies-history') as Key<History>;

/** The customer snapshot and the verb that refreshes it. */
export const customerContext = Symbol('openskies-customer') as Key<CustomerStore>;

/**
 * A customer data source given from above the element by the page. The key is a string, so that a page that loads our
 * script tag can provide it with its own copy of `@lit/context`.
 */
export const customerSourceContext = 'openskies-customer-source' as Key<CustomerSource>;

/** What the page chose: attributes, properties and options, each with its default filled in. */
export const settingsContext = Symbol('openskies-settings') as Key<Settings>;

/** Hosts that links may lead to, as the server said with the session; null: any. */
export const linkHostsContext = Symbol('openskies-link-hosts') as Key<readonly string[] | null>;

/** Words in the element's language. */
export const textContext = Symbol('openskies-text') as Key<Text>;

/** Dates, times and numbers in the element's locale. */
export const formatContext = Symbol('openskies-format') as Key<Format>;
