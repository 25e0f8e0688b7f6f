import type { Context } from '@lit/context';
import { ContextConsumer } from './context.ts';
import type { LitElement, ReactiveController } from 'lit';
import type { Store } from './store.ts';

type StateOf<T> = T extends Store<infer S> ? Readonly<S> : never;

/** Joins a view to the store that a context carries: the view renders again whenever the store changes, while it is connected. */
export class StoreController<T extends Store<object>> implements ReactiveController {
  #host: LitElement;
  #consumer: ContextConsumer<T>;
  #store: T | undefined;
  #leave: (() => void) | undefined;
  #handle: (state: StateOf<T>) => boolean;

  /** @param handle looks at each new state; where it answers true, the view has drawn what is new by itself */
  constructor(
    host: LitElement,
    context: Context<unknown, T>,
    handle: (state: StateOf<T>) => boolean = () => false,
  ) {
    this.#host = host;
    this.#handle = handle;
    this.#consumer = new ContextConsumer(host, context, (store) => this.#join(store));
    host.addController(this);
  }

  /** The store, or undefined until a provider has answered. */
  get store(): T | undefined {
    return this.#store;
  }

  /** The store's state, or undefined until a provider has answered. */
  get state(): StateOf<T> | undefined {
    return this.#store?.state as StateOf<T> | undefined;
  }

  hostConnected(): void {
    if (this.#consumer.value) this.#join(this.#consumer.value);
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #join(store: T): void {
    this.#leave?.();
    this.#store = store;
    this.#leave = store.subscribe(() => {
      if (!this.#handle(store.state as StateOf<T>)) this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}
