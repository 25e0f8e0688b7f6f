import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Attachment, ThreadItem, ThreadStreamEvent } from '@openskies/protocol';

/** What an address lets its holder do. */
export type LinkPurpose = 'upload' | 'content';

/** Milliseconds that an address holds: long enough to look at what was read, and to upload at once. */
const lifetimeMs: Record<LinkPurpose, number> = { upload: 15 * 60_000, content: 60 * 60_000 };

/**
 * Addresses of files. A picture is fetched without a token, so its address is the permission: for one file, one
 * purpose and a short time, and made anew whenever it is read.
 */
export class SignedLinks {
  #secret: Uint8Array;
  #now: () => Promise<Date>;

  constructor(parts: { secret: Uint8Array; now(): Promise<Date> }) {
    this.#secret = parts.secret;
    this.#now = () => parts.now();
  }

  /** A query that lets its holder do this with the file, for a while from now. */
  async sign(id: string, purpose: LinkPurpose): Promise<string> {
    const expires = String((await this.#now()).getTime() + lifetimeMs[purpose]);
    return `exp=${expires}&sig=${this.#signature(id, purpose, expires)}`;
  }

  /** Whether this query was made by us for this file and purpose, and still holds. */
  async holds(id: string, purpose: LinkPurpose, query: URLSearchParams): Promise<boolean> {
    const expires = query.get('exp') ?? '';
    const given = Buffer.from(query.get('sig') ?? '');
    const right = Buffer.from(this.#signature(id, purpose, expires));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
    return Number(expires) > (await this.#now()).getTime();
  }

  #signature(id: string, purpose: LinkPurpose, expires: string): string {
    return createHmac('sha256', this.#secret)
      .update(`attachment\n${purpose}\n${id}\n${expires}`)
      .digest('base64url');
  }
}

const picture = '"src":"/support/pictures/';

/** Puts addresses into what goes out to one reader. Stored attachments have none that would work. */
export class LinkSigner {
  #links: SignedLinks;
  #root: string;

  /** `root`: the address under which the reader reached the server, up to `/support`. */
  constructor(links: SignedLinks, root: string) {
    this.#links = links;
    this.#root = root;
  }

  async attachment(attachment: Attachment): Promise<Attachment> {
    const { id, upload_descriptor } = attachment;
    return {
      ...attachment,
      ...('preview_url' in attachment && { preview_url: await this.#address(id, 'content') }),
      ...(upload_descriptor && {
        upload_descriptor: { ...upload_descriptor, url: await this.#address(id, 'upload') },
      }),
    };
  }

  async item<Item extends ThreadItem>(item: Item): Promise<Item> {
    if (item.type === 'widget') return this.#withPictures(item);
    if (!hasFiles(item)) return item;
    const attachments = await Promise.all(item.attachments.map((one) => this.attachment(one)));
    return { ...item, attachments };
  }

  /** Whether there is anything to put into it: in most there is not. */
  concerns(event: ThreadStreamEvent): boolean {
    if ('item' in event) return event.item.type === 'widget' || hasFiles(event.item);
    return event.type === 'thread.item.updated' && event.update.type === 'widget.root.updated';
  }

  async event(event: ThreadStreamEvent): Promise<ThreadStreamEvent> {
    if (!this.concerns(event)) return event;
    if (!('item' in event)) return this.#withPictures(event);
    return { ...event, item: await this.item(event.item) };
  }

  /** Any plain answer: an attachment, a thread, a page of items. */
  async answer(answer: object): Promise<object> {
    if ('preview_url' in answer) return this.attachment(answer as Attachment);
    const { items, data } = answer as { items?: { data: ThreadItem[] }; data?: ThreadItem[] };
    if (items) return { ...answer, items: { ...items, data: await this.#all(items.data) } };
    return data ? { ...answer, data: await this.#all(data) } : answer;
  }

  /** The airline's pictures are stored without the address of the server: it is the reader's. */
  #withPictures<Shown extends object>(shown: Shown): Shown {
    const json = JSON.stringify(shown);
    if (!json.includes(picture)) return shown;
    const address = picture.replace('/support', () => `${this.#root}/support`);
    return JSON.parse(json.replaceAll(picture, () => address)) as Shown;
  }

  #all(items: ThreadItem[]): Promise<ThreadItem[]> {
    return Promise.all(items.map((item) => this.item(item)));
  }

  async #address(id: string, purpose: LinkPurpose): Promise<string> {
    const query = await this.#links.sign(id, purpose);
    return `${this.#root}/support/attachments/${id}/${purpose}?${query}`;
  }
}

function hasFiles(item: ThreadItem): item is Extract<ThreadItem, { type: 'user_message' }> {
  return item.type === 'user_message' && item.attachments.length > 0;
}
