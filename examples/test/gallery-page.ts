/** The widget gallery as a browser has it. */
import type { Page } from 'playwright-core';

export const gallerySections = [
  'lists',
  'seats',
  'cards',
  'confirmations',
  'words',
  'layout',
  'marks',
  'fields',
  'data',
  'asked',
  'answers',
  'steps',
] as const;

/** Until every widget of the section stands, with the parts that it loads. */
export async function galleryDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const root = document.querySelector('openskies-concierge')?.shadowRoot;
      const widgets = [...(root?.querySelectorAll('openskies-widget') ?? [])];
      const stands = (widget: Element) => widget.querySelector('section, .receipt');
      const messages = root?.querySelectorAll('openskies-assistant-message') ?? [];
      const waiting = root?.querySelector('.w-reserved, :not(:defined), [aria-busy="true"] img');
      return messages.length > 3 && widgets.every(stands) && !waiting;
    },
    undefined,
    { timeout: 30_000 },
  );
}
