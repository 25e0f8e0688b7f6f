/**
 * Holds the element against ChatKit's published types (`@openai/chatkit`, types alone): an option, method or event that it
 * lacks, or takes or tells otherwise, does not compile. Run by `npm run types`; nothing of this is ever executed.
 */
import type { ChatKitEvents, ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import type { ConciergeOptions } from '../src/options.ts';
import type { OpenskiesConcierge } from '../src/concierge.ts';

/** Compiles for `never` alone, and else says what is missing. */
type None<Missing extends never> = Missing;

type Fun = (...args: never[]) => unknown;
/** What has named parts: no plain values, functions or lists. */
type Named<T> = Exclude<T, string | number | boolean | null | undefined | Fun | readonly unknown[]>;
type KeysOf<T> = T extends unknown ? keyof T & string : never;
type Part<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** Paths of `Theirs` that `Ours` does not have: `header.leftAction.icon`. */
type Missing<Theirs, Ours, Path extends string = ''> = {
  [K in KeysOf<Named<Theirs>>]: K extends KeysOf<Named<Ours>>
    ? Missing<
        Element<Part<Named<Theirs>, K>>,
        Element<Part<Named<Ours>, K>>,
        `${Path}${Path extends '' ? '' : '.'}${K}`
      >
    : `${Path}${Path extends '' ? '' : '.'}${K}`;
}[KeysOf<Named<Theirs>>];
/** Of a list, what is in it. */
type Element<T> = T extends readonly (infer One)[] ? One : T;

/** Records by name have no parts of their own. */
type Options<T> = Omit<T, never>;

export type NoOptionIsMissing = None<Missing<Options<ChatKitOptions>, ConciergeOptions>>;

/** Every value that ChatKit takes is taken. */
export const takesTheirs = (options: ChatKitOptions): ConciergeOptions => options;

type Methods = Exclude<keyof OpenAIChatKit, keyof HTMLElement>;
export type NoMethodIsMissing = None<Exclude<Methods, keyof OpenskiesConcierge>>;

/** Every call that ChatKit takes is taken, and answered with a promise where it is. */
type Calls = { [K in Methods]: OpenAIChatKit[K] };
export const answersTheirs = (element: OpenskiesConcierge): Calls => element;

/** `chatkit.thread.load.start` → `openskies-thread-load-start` */
type Renamed<Name extends string> = Name extends `chatkit.${infer Rest}`
  ? `openskies-${Dashed<Rest>}`
  : never;
type Dashed<Name extends string> = Name extends `${infer Word}.${infer Rest}`
  ? `${Word}-${Dashed<Rest>}`
  : Name;

type Events = { [Name in keyof ChatKitEvents as Renamed<Name>]: ChatKitEvents[Name]['detail'] };
export type NoEventIsMissing = None<Exclude<keyof Events, keyof HTMLElementEventMap>>;

/** What ChatKit's listener reads from an event is there. ChatKit's events without a detail have `void`; ours have null. */
type Told = {
  [Name in keyof Events & keyof HTMLElementEventMap]: HTMLElementEventMap[Name] extends CustomEvent<
    infer Detail
  >
    ? Events[Name] extends void
      ? true
      : Detail extends Events[Name]
        ? true
        : Name
    : Name;
}[keyof Events & keyof HTMLElementEventMap];
export type NoEventTellsLess = None<Exclude<Told, true>>;
