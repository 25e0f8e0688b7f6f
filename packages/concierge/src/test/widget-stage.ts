/** What the tests of widgets share. */
import type { WidgetItem } from '@openskies/protocol';
import { OpenskiesMarkdown } from '../shared/markdown.ts';
import { OpenskiesConfirmation } from '../widgets/confirmation.ts';
import { OpenskiesWidget } from '../widgets/widget.ts';

const views = {
  'openskies-confirmation': OpenskiesConfirmation,
  'openskies-markdown': OpenskiesMarkdown,
  'openskies-widget': OpenskiesWidget,
};

export function defineWidgets(): void {
  for (const [tag, view] of Object.entries(views)) {
    if (!customElements.get(tag)) customElements.define(tag, view);
  }
}

export function widgetItem(widget: unknown): WidgetItem {
  return {
    id: 'itm_1',
    thread_id: 'thr_1',
    created_at: '2026-12-01T10:00:00Z',
    type: 'widget',
    widget,
  } as WidgetItem;
}

/** The airline's meal list, open or answered. */
export function mealList(chosen?: string): unknown {
  return {
    type: 'ListView',
    status: { text: 'Meal preference', icon: 'lucide:utensils' },
    children: ['Vegetarian', 'Kosher', 'Gluten intolerant', 'Child'].map((meal) => ({
      key: meal,
      type: 'ListViewItem',
      children: [
        {
          type: 'Row',
          gap: 2,
          children: [
            { type: 'Icon', name: meal === chosen ? 'check' : 'empty-circle', color: 'secondary' },
            { type: 'Text', value: meal, weight: meal === chosen ? 'semibold' : 'medium' },
          ],
        },
      ],
      ...(!chosen && {
        onClickAction: {
          type: 'support.set_meal_preference',
          handler: 'server',
          payload: { meal: meal.toLowerCase() },
        },
      }),
    })),
  };
}

/** What a reader reads, spaces folded. */
export function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

/** Waits, frame by frame, until it is so. */
export async function expectEventually(test: () => boolean): Promise<void> {
  for (let frame = 0; frame < 300 && !test(); frame += 1) {
    await new Promise(requestAnimationFrame);
  }
  if (!test()) throw new Error('It did not come about.');
}
