/** A shadow root like the element's own, for tests of one view: tokens, reset and controls, in a box of a set width. */
import { LitElement, html, render, type CSSResultGroup, type TemplateResult } from 'lit';
import { controlsStyles } from '../styles/controls.styles.ts';
import { resetStyles } from '../styles/reset.styles.ts';
import { tokensStyles } from '../styles/tokens.styles.ts';

class TestStage extends LitElement {
  static override styles: CSSResultGroup = [tokensStyles, resetStyles, controlsStyles];

  override render(): TemplateResult {
    return html`<div id="stage"></div>`;
  }
}
if (!customElements.get('test-stage')) customElements.define('test-stage', TestStage);

export interface Stage {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Draws `template` in the stage's shadow root, in place of what was there. */
  show(template: TemplateResult): Promise<void>;
  remove(): void;
}

/** @param width CSS pixels of the box, that of a narrow panel by default */
export async function createStage({ width = 360 } = {}): Promise<Stage> {
  const element = new TestStage();
  const { style } = element;
  style.setProperty('display', 'block');
  style.setProperty('inline-size', `${width}px`);
  style.setProperty('color', 'var(--_text)');
  style.setProperty('background', 'var(--_surface)');
  style.setProperty('font', '15px / 24px sans-serif');
  document.body.append(element);
  await element.updateComplete;
  const root = element.renderRoot as ShadowRoot;
  const box = root.querySelector<HTMLElement>('#stage')!;
  return {
    element,
    root,
    async show(template) {
      render(template, box);
      await settled(root);
    },
    remove: () => element.remove(),
  };
}

/** Until every view under `root` has rendered, also those that the others brought. */
export async function settled(root: ParentNode): Promise<void> {
  const views = [...root.querySelectorAll<LitElement>('*')].filter(
    (node) => 'updateComplete' in node,
  );
  const waited = await Promise.all(views.map((view) => view.updateComplete));
  const now = [...root.querySelectorAll('*')].filter((node) => 'updateComplete' in node);
  if (now.length !== views.length || waited.includes(false)) await settled(root);
}
