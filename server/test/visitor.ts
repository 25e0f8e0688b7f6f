/** Somebody who talks to a concierge over its HTTP surface, as the element or as a stock ChatKit client. */
import assert from 'node:assert/strict';
import {
  applyEvent,
  CustomerProfile,
  decodeEvent,
  SseDecoder,
  type Confirmation,
  type Thread,
  type ThreadItem,
  type ThreadStreamEvent,
  type WidgetItem,
} from '@openskies/protocol';
import type { Hono } from 'hono';

export class Visitor {
  readonly #app: Hono;
  readonly #isMarked: boolean;
  /** What the visitor sees: the events of all answers, reduced. */
  thread: Thread | undefined;
  /** The events of the last answer. */
  events: ThreadStreamEvent[] = [];

  constructor(app: Hono, { marked = true } = {}) {
    this.#app = app;
    this.#isMarked = marked;
  }

  /** Writes a message and reads the answer to its end. */
  async say(text: string): Promise<void> {
    const input = {
      content: [{ type: 'input_text', text }],
      attachments: [],
      inference_options: {},
    };
    await (this.thread
      ? this.stream('threads.add_user_message', { thread_id: this.thread.id, input })
      : this.stream('threads.create', { input }));
  }

  /** Clicks something on a widget. */
  async click(item_id: string, action: { type: string; payload?: unknown }): Promise<void> {
    await this.stream('threads.custom_action', { thread_id: this.id, item_id, action });
  }

  /** Answers the last confirmation card. */
  async answer(type: 'accept' | 'decline', card = this.card()): Promise<void> {
    const payload = { confirmation_id: card.confirmation.id };
    await this.click(card.item.id, { type: `confirmation.${type}`, payload });
  }

  get id(): string {
    assert.ok(this.thread, 'no thread yet');
    return this.thread.id;
  }

  get items(): ThreadItem[] {
    return this.thread?.items.data ?? [];
  }

  /** What the concierge wrote in the last answer. */
  said(): string[] {
    return this.events.flatMap((event) =>
      event.type === 'thread.item.done' && event.item.type === 'assistant_message'
        ? event.item.content.map((part) => part.text)
        : [],
    );
  }

  /** The done marks of the last answer. */
  marks(): (string | undefined)[] {
    return this.events.flatMap((event) =>
      event.type === 'thread.item.done' && event.item.type === 'task'
        ? [event.item.task.title ?? undefined]
        : [],
    );
  }

  /** The profile that the last answer brought to the panel. */
  pushed(): CustomerProfile | undefined {
    const effects = this.events.flatMap((event) =>
      event.type === 'client_effect' && event.name === 'customer_profile/update' ? [event] : [],
    );
    const profile = effects.at(-1)?.data['profile'];
    return profile === undefined ? undefined : CustomerProfile.parse(profile);
  }

  /** The last widget. */
  widget(): WidgetItem {
    const widget = this.items.findLast((item) => item.type === 'widget');
    assert.ok(widget?.type === 'widget', 'no widget is shown');
    return widget;
  }

  /** The last confirmation card. */
  card(): { item: WidgetItem; confirmation: Confirmation } {
    const item = this.widget();
    const { confirmation } = item.widget as { confirmation?: Confirmation };
    assert.ok(confirmation, 'the last widget is no confirmation card');
    return { item, confirmation };
  }

  /** The customer as the panel's own request sees them. */
  async customer(): Promise<CustomerProfile> {
    const response = await this.#app.request(`/support/customer?thread_id=${this.id}`);
    assert.equal(response.status, 200);
    const { customer } = (await response.json()) as { customer: unknown };
    return CustomerProfile.parse(customer);
  }

  /** A plain request. */
  async ask(type: string, params: object): Promise<unknown> {
    const response = await this.#post(type, params);
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  /** A streaming request, read to its end. */
  async stream(type: string, params: object): Promise<void> {
    const response = await this.#post(type, params);
    assert.equal(response.status, 200, response.ok ? '' : await response.text());
    assert.ok(response.body);
    this.events = [];
    const decoder = new SseDecoder();
    for await (const chunk of response.body) {
      for (const { data } of decoder.push(chunk)) {
        const event = decodeEvent(JSON.parse(data));
        assert.ok(event, `an event of the protocol, not ${data}`);
        this.events.push(event);
        this.thread = event.type === 'thread.created' ? event.thread : this.#reduced(event);
      }
    }
    assert.ok(!decoder.partial, 'the stream was cut');
  }

  #reduced(event: ThreadStreamEvent): Thread | undefined {
    return this.thread && applyEvent(this.thread, event);
  }

  async #post(type: string, params: object): Promise<Response> {
    return this.#app.request('/support/chatkit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type,
        params,
        ...(this.#isMarked && { metadata: { openskies: { client: 'test' } } }),
      }),
    });
  }
}
