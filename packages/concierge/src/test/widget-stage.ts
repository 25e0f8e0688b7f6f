/** What the tests of widgets share. */
import type { WidgetItem } from '@openskies/protocol';
import { html } from 'lit';
import type { WidgetActionDetail, WidgetActionEvent } from '../widgets/widget-action.ts';
import './define-conversation.ts';
import { createStage, settled, type Stage } from './stage.ts';

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

/** Waits, frame by frame, until it is so; on a busy machine that may take a while. */
export async function expectEventually(test: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!test() && performance.now() < end) await new Promise(requestAnimationFrame);
  if (!test()) throw new Error('It did not come about.');
}

/** One widget on a stage, and what it asked for. */
export class WidgetPage {
  readonly stage: Stage;
  readonly actions: WidgetActionDetail[] = [];

  constructor(stage: Stage) {
    this.stage = stage;
    stage.root.addEventListener('widget-action', (event) =>
      this.actions.push((event as WidgetActionEvent).detail),
    );
  }

  static async create(width?: number): Promise<WidgetPage> {
    return new WidgetPage(await createStage(width ? { width } : {}));
  }

  /** Draws the widget, with the parts that it loads. */
  async show(
    widget: unknown,
    more: { busy?: boolean; blocked?: boolean; imageDomains?: string[]; apiUrl?: string } = {},
  ): Promise<void> {
    await this.stage.show(
      html`<openskies-widget
        .item=${widgetItem(widget)}
        .busy=${more.busy ?? false}
        .blocked=${more.blocked ?? false}
        .imageDomains=${more.imageDomains}
        .apiUrl=${more.apiUrl}
      ></openskies-widget>`,
    );
    await expectEventually(() => !this.stage.root.querySelector('.w-reserved'));
    await settled(this.stage.root);
  }

  find<T extends Element = HTMLElement>(selector: string): T {
    return this.stage.root.querySelector<T>(selector)!;
  }

  findAll(selector: string): HTMLElement[] {
    return [...this.stage.root.querySelectorAll<HTMLElement>(selector)];
  }

  field(name: string): HTMLInputElement {
    return this.find(`[name="${name}"]`);
  }

  write(name: string, value: string): void {
    const field = this.field(name);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  press(label: string): void {
    this.findAll('button')
      .find((button) => textOf(button) === label)!
      .click();
  }

  /** A key on the control that has the focus, or on another one. */
  async key(
    key: string,
    more: KeyboardEventInit = {},
    target: Element | null = null,
  ): Promise<void> {
    const on = target ?? this.stage.root.activeElement;
    on!.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
    await settled(this.stage.root);
  }
}
