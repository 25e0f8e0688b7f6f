import 'axe-core';
import type * as Axe from 'axe-core';
import type { Stage } from './stage.ts';

declare global {
  /** The script of axe-core sets it. */
  var axe: typeof Axe;
}

export interface Verdict {
  /** One line for each node that breaks a rule. */
  violations: string[];
  /** The rules that there was something for. */
  rules: string[];
}

/** What axe says of the element, without the page around it, which is a test's. */
export async function axeOf(element: HTMLElement): Promise<Verdict> {
  const { violations, passes } = await axe.run(element, {
    // One view is no page.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
    resultTypes: ['violations'],
  });
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}\n    ${node.html.slice(0, 300)}\n    ${node.any.map(({ message }) => message).join('; ')}`,
    ),
  );
  return { violations: lines, rules: [...violations, ...passes].map(({ id }) => id) };
}

/** Fails with every rule that what stands on the stage breaks. */
export async function expectNoAxe(stage: Pick<Stage, 'element' | 'root'>): Promise<void> {
  const still = new CSSStyleSheet(); // contrast is that of the end
  still.replaceSync('* { animation: none !important; transition: none !important }');
  stage.root.adoptedStyleSheets.push(still);
  const { violations } = await axeOf(stage.element);
  if (violations.length === 0) return;
  throw new Error(`${violations.length} accessibility problems\n${violations.join('\n')}`);
}
