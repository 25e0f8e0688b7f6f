/**
 * Context, by the community protocol that `@lit/context` speaks too: whoever wants a value asks up the tree with an event.
 * Ours is smaller: what provides stands before what asks, and no value is taken back.
 */
import type { Context } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';

type Answer<T> = (value: T, leave?: () => void) => void;

class ContextRequest<T> extends Event {
  readonly context: Context<unknown, T>;
  readonly contextTarget: Element;
  readonly callback: Answer<T>;
  readonly subscribe = true;

  constructor(context: Context<unknown, T>, contextTarget: Element, callback: Answer<T>) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

/** Gives a value to every view below the host that asks for it, and each later one. */
export class ContextProvider<T> {
  #value: T | undefined;
  #asking = new Map<Answer<T>, () => void>();

  constructor(host: LitElement, context: Context<unknown, T>) {
    host.addEventListener('context-request', (event) => {
      const { context: wanted, callback, subscribe } = event as ContextRequest<T>;
      if (wanted !== context || event.composedPath()[0] === host) return;
      event.stopPropagation();
      if (!subscribe) return callback(this.#value!);
      const leave = () => void this.#asking.delete(callback);
      this.#asking.set(callback, leave);
      if (this.#value !== undefined) callback(this.#value, leave);
    });
  }

  setValue(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const [callback, leave] of [...this.#asking]) callback(value, leave);
  }
}

/** Has the value of the nearest provider above the host, and renders the host again for each new one. */
export class ContextConsumer<T> implements ReactiveController {
  value: T | undefined;
  #host: LitElement;
  #context: Context<unknown, T>;
  #heard: ((value: T) => void) | undefined;
  #leave: (() => void) | undefined;

  constructor(host: LitElement, context: Context<unknown, T>, heard?: (value: T) => void) {
    this.#host = host;
    this.#context = context;
    this.#heard = heard;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.dispatchEvent(new ContextRequest(this.#context, this.#host, this.#take));
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #take: Answer<T> = (value, leave) => {
    // A provider nearer than the one before has answered.
    if (leave !== this.#leave) this.#leave?.();
    this.#leave = leave;
    this.value = value;
    this.#host.requestUpdate();
    this.#heard?.(value);
  };
}
