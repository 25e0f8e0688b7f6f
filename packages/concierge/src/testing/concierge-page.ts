/** The element on a page, by what a person sees of it: parts, roles and text. */

/** As much of a Playwright locator as is used. You get your own locators back. */
export interface LocatorLike<Locator> {
  locator(selector: string): Locator;
  first(): Locator;
  last(): Locator;
  getByRole(role: 'button', options: { name: string | RegExp }): Locator;
  fill(text: string): Promise<void>;
  press(key: string): Promise<void>;
  click(): Promise<void>;
  waitFor(options?: { state?: 'attached' | 'detached' }): Promise<void>;
  innerText(): Promise<string>;
}

export interface PageLike<Locator> {
  locator(selector: string): Locator;
}

/**
 * Page object over Playwright, or over anything whose locators work alike. Parts are public under semver, so tests that
 * are written with it outlive upgrades.
 */
export class ConciergePage<Locator extends LocatorLike<Locator>> {
  readonly root: Locator;

  /** @param selector of the element, where a page has several. Default: the first one */
  constructor(page: PageLike<Locator>, selector = 'openskies-concierge') {
    this.root = page.locator(selector).first();
  }

  /** Everything with this part. The names are in the table of parts. */
  part(name: string): Locator {
    return this.root.locator(`[part~="${name}"]`);
  }

  /** A button by its accessible name. */
  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** Writes a message and sends it, without waiting for what is answered. */
  async send(text: string): Promise<void> {
    await this.part('composer-input').fill(text);
    await this.part('composer-input').press('Enter');
  }

  /** Writes a message and waits until its answer is complete. */
  async say(text: string): Promise<void> {
    await this.send(text);
    await this.answered();
  }

  /** Waits until there is an answer, and none is being written or waited for. */
  async answered(): Promise<void> {
    await this.part('assistant-message').last().waitFor();
    await this.#atRest();
  }

  /** Presses a button of the open confirmation card and waits for its receipt. */
  async answerCard(name: string | RegExp): Promise<void> {
    await this.part('confirmation-actions').getByRole('button', { name }).click();
    await this.#atRest();
    await this.part('receipt').last().waitFor();
  }

  /**
   * The button that stops comes only when the server allows it; the list is busy from the key that sends. A message that
   * waits for its turn says so.
   */
  async #atRest(): Promise<void> {
    const busy = '[part~="message-list"][aria-busy="true"]';
    const waits = '[part~="user-message"] [part="message-meta"]';
    await this.root.locator(`${busy}, ${waits}`).first().waitFor({ state: 'detached' });
  }

  /** What the last answer says, as it is read. */
  lastAnswer(): Promise<string> {
    return this.part('assistant-message').last().locator('[part~="markdown"]').innerText();
  }
}
