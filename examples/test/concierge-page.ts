/** The concierge on a page, by what a person sees of it: parts, roles and text. */
import type { Locator, Page } from 'playwright-core';

export class ConciergePage {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('openskies-concierge').first();
  }

  part(name: string): Locator {
    return this.root.locator(`[part~="${name}"]`);
  }

  /** Writes a message and waits until its answer is complete. */
  async say(text: string): Promise<void> {
    await this.part('composer-input').fill(text);
    await this.part('composer-input').press('Enter');
    await this.answered();
  }

  /** Waits until no answer is being written. */
  async answered(): Promise<void> {
    await this.part('send-stop').waitFor({ state: 'detached' });
    await this.part('assistant-message').last().waitFor();
  }

  /** Presses a button of the open confirmation card and waits for its receipt. */
  async answerCard(name: string | RegExp): Promise<void> {
    await this.part('confirmation-actions').getByRole('button', { name }).click();
    await this.part('receipt').last().waitFor();
  }

  lastAnswer(): Promise<string> {
    return this.part('assistant-message').last().innerText();
  }

  seat(flight: string): Locator {
    return this.part('segment-pass').filter({ hasText: flight }).locator('[part~="seat"]');
  }

  latestEntry(): Locator {
    return this.part('timeline-item').first();
  }
}
