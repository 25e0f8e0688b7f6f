import 'axe-core';
import type * as Axe from 'axe-core';
import type { Stage } from './stage.ts';

declare global {
  /** The script of axe-core sets it. */
  var axe: typeof Axe;
}

/** Fails with every rule that what stands on the stage breaks. */
export async function expectNoAxe(stage: Pick<Stage, 'element' | 'root'>): Promise<void> {
  const still = new CSSStyleSheet(); // contrast is that of the end
  still.replaceSync('* { animation: none !important; transition: none !important }');
  stage.root.adoptedStyleSheets.push(still);
  const { violations } = await axe.run(stage.element, {
    // One view is no page.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
    resultTypes: ['violations'],
  });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}\n    ${node.html.slice(0, 300)}\n    ${node.any.map(({ message }) => message).join('; ')}`,
    ),
  );
  throw new Error(`${lines.length} accessibility problems\n${lines.join('\n')}`);
}
