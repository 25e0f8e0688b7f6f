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
  'composer',
] as const;

/** Until every widget of the section stands, with the parts that it loads. */
export async function galleryDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const root = document.querySelector('openskies-concierge')?.shadowRoot;
      const widgets = [...(root?.querySelectorAll('openskies-widget') ?? [])];
      const stands = (widget: Element) => widget.querySelector('section, .receipt');
      const messages = root?.querySelectorAll('openskies-assistant-message') ?? [];
      const waiting = root?.querySelector(
        '.waiting, .w-reserved, :not(:defined), [aria-busy="true"] img',
      );
      const files = location.hash !== '#composer' || filesStand(root);
      return messages.length > 3 && widgets.every(stands) && !waiting && files;

      /** One did not get through, one never does, two are there, and the picture is drawn. */
      function filesStand(root: ShadowRoot | null | undefined): boolean {
        const states = ['failed', 'uploading', 'done:has([data-drawn])', 'done:last-child'];
        return states.every((state) => root?.querySelector(`.attachment.${state}`));
      }
    },
    undefined,
    { timeout: 30_000 },
  );
}
