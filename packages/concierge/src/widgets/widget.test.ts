import { expect } from '@open-wc/testing';
import type { WidgetRoot } from '@openskies/protocol';
import { expectNoAxe } from '../test/axe.ts';
import { expectEventually, mealList, textOf, WidgetPage } from '../test/widget-stage.ts';

describe('openskies-widget', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  describe('list', () => {
    it('is accessible, open, answered and under way', async () => {
      await page.show(mealList());
      await expectNoAxe(page.stage);
      await page.show(mealList('Kosher'));
      await expectNoAxe(page.stage);
      await page.show(mealList(), { busy: true });
      await expectNoAxe(page.stage);
    });

    it('offers its items as buttons with radio marks', async () => {
      await page.show(mealList());
      expect(page.findAll('ul > li > button').map(textOf)).to.deep.equal([
        'Vegetarian',
        'Kosher',
        'Gluten intolerant',
        'Child',
      ]);
      expect(page.findAll('.radio')).to.have.length(4);
      page.find('li:nth-child(2) > button').click();
      expect(page.actions).to.deep.equal([
        {
          action: {
            type: 'support.set_meal_preference',
            handler: 'server',
            payload: { meal: 'kosher' },
          },
          item_id: 'itm_1',
        },
      ]);
    });

    it('takes one choice, and shows it until the answer is there', async () => {
      await page.show(mealList());
      page.find('li:nth-child(2) > button').click();
      page.find('li:nth-child(3) > button').click();
      expect(page.actions).to.have.length(1);
      await page.show(mealList(), { busy: true });
      page.find('li:nth-child(1) > button').click();
      expect(page.actions).to.have.length(1);
      expect(page.findAll('.widget-item.chosen').map(textOf)).to.deep.equal(['Kosher']);
      expect(page.findAll('button').every((button) => button.ariaDisabled === 'true')).to.equal(
        true,
      );
    });

    it('marks the choice once answered and has nothing to click', async () => {
      await page.show(mealList('Kosher'));
      expect(page.findAll('button')).to.deep.equal([]);
      expect(page.findAll('.widget-item.chosen').map(textOf)).to.deep.equal(['Kosher']);
      expect(page.findAll('[role=img]').map((mark) => mark.ariaLabel)).to.deep.equal(['Chosen']);
    });

    it('keeps the focus of the keyboard when the clicked item has become a choice', async () => {
      await page.show(mealList());
      page.find('li:nth-child(2) > button').focus();
      await page.show(mealList('Kosher'));
      expect(textOf(page.stage.root.activeElement!)).to.equal('Kosher');
      await expectNoAxe(page.stage);
    });

    it('keeps the focus of the keyboard when the clicked control is locked', async () => {
      const seat = (disabled: boolean): WidgetRoot => ({
        type: 'Card',
        children: [
          { type: 'Button', label: '12C', disabled, onClickAction: { type: 'seat.choose' } },
        ],
      });
      await page.show(seat(false));
      page.find('button').focus();
      await page.show(seat(true));
      expect(page.find<HTMLButtonElement>('button').disabled).to.equal(true);
      // A locked control loses its focus with the next frame.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      expect(page.find('.widget').contains(page.stage.root.activeElement)).to.equal(true);
    });

    it('takes no focus that it did not have', async () => {
      await page.show(mealList());
      await page.show(mealList('Kosher'));
      expect(page.stage.root.activeElement).to.equal(null);
    });

    it('sends nothing while a reply runs', async () => {
      await page.show(mealList(), { blocked: true });
      page.find('li > button').click();
      expect(page.actions).to.deep.equal([]);
    });

    it('shows as many items as its limit, and the rest when asked', async () => {
      const children = Array.from({ length: 9 }, (_, index) => ({
        type: 'ListViewItem',
        children: [{ type: 'Text', value: `Row ${index + 1}` }],
      }));
      await page.show({ type: 'ListView', children, limit: 3 });
      expect(page.findAll('li')).to.have.length(3);
      expect(textOf(page.find('button'))).to.equal('Show all, 6 more');
      page.find('button').click();
      await page.find<HTMLElementTagNameMap['openskies-widget-tree']>('openskies-widget-tree')
        .updateComplete;
      expect(page.findAll('li')).to.have.length(9);
      await page.show({ type: 'ListView', children: children.slice(0, 4), limit: 3 });
      expect(page.findAll('li'), 'one more is no reason to hide').to.have.length(4);
    });

    it('puts its button under the controls of an item that has some', async () => {
      const action = (type: string) => ({ type });
      await page.show({
        type: 'ListView',
        children: [
          {
            type: 'ListViewItem',
            onClickAction: action('row'),
            children: [
              { type: 'Text', value: 'Lounge pass' },
              { type: 'Button', label: 'Remove', onClickAction: action('remove') },
            ],
          },
        ],
      });
      await expectNoAxe(page.stage);
      page.find('.button').click();
      expect(page.actions.map(({ action: { type } }) => type)).to.deep.equal(['remove']);
      await new Promise(requestAnimationFrame);
      page.find('.w-stretch').click();
      expect(page.actions.map(({ action: { type } }) => type)).to.deep.equal(['remove', 'row']);
    });
  });

  describe('card', () => {
    const card = (more: object = {}) => ({
      type: 'Card',
      status: { text: 'Your trip', icon: 'suitcase' },
      children: [
        { type: 'Title', value: 'SFO to JFK' },
        { type: 'Title', value: '08:05', size: 'lg' },
        { type: 'Button', label: 'Change seat', onClickAction: { type: 'seat' } },
        {
          type: 'Button',
          label: 'Check in',
          style: 'primary',
          onClickAction: { type: 'check_in' },
        },
      ],
      confirm: { label: 'Save', action: { type: 'save' } },
      cancel: { label: 'Not now', action: { type: 'leave' } },
      ...more,
    });

    it('is accessible, and its first title alone is a heading', async () => {
      await page.show(card());
      await expectNoAxe(page.stage);
      expect(page.findAll('h1,h2,h3,h4,h5,h6').map(textOf)).to.deep.equal(['SFO to JFK']);
    });

    it('locks the clicked button alone, and the whole card for its own buttons', async () => {
      await page.show(card());
      const [seat, checkIn, leave, save] = page.findAll('button') as [
        HTMLElement,
        HTMLElement,
        HTMLElement,
        HTMLElement,
      ];
      expect([leave, save].map(textOf)).to.deep.equal(['Not now', 'Save']);
      const locked = () => page.findAll('button[data-locked]').map(textOf);
      seat.click();
      await page.show(card(), { busy: true });
      expect(locked()).to.deep.equal(['Change seat']);
      checkIn.click();
      expect(page.actions).to.have.length(1);
      await page.show(card());
      save.click();
      await page.show(card(), { busy: true });
      expect(locked()).to.deep.equal(['Change seat', 'Check in', 'Not now', 'Save']);
      expect(page.findAll('[aria-busy=true]').map(textOf)).to.deep.equal(['Save']);
    });

    it('follows loadingBehavior', async () => {
      const scopes: Record<string, number> = { none: 0, self: 1, container: 4 };
      for (const [loadingBehavior, count] of Object.entries(scopes)) {
        const children = [1, 2].map((n) => ({
          type: 'Button',
          label: `${n}`,
          onClickAction: { type: 'a', loadingBehavior },
        }));
        await page.show(card({ children }));
        page.find('button').click();
        await page.show(card({ children }), { busy: true });
        expect(page.findAll('button[data-locked]').length, loadingBehavior).to.equal(count);
        await page.show(card({ children }));
      }
    });

    it('shows its status line alone when collapsed', async () => {
      await page.show(card({ collapsed: true, status: { text: 'Sent', icon: 'check' } }));
      expect(textOf(page.find('.widget'))).to.equal('Sent');
      await page.show(card({ collapsed: true, status: null }));
      expect(textOf(page.find('.widget')), 'but is never empty').to.include('SFO to JFK');
    });

    it('wears the scheme that it asks for', async () => {
      await page.show(card({ theme: 'dark' }));
      expect(getComputedStyle(page.find('.widget')).colorScheme).to.equal('dark');
    });

    it('is the confirmation card where it carries one', async () => {
      const button = { label: 'Yes', busy_label: '…' };
      await page.show(
        card({
          confirmation: {
            id: 'cnf_1',
            tone: 'cost',
            icon: 'luggage',
            title: 'Add a bag?',
            what: [],
            terms: [],
            confirm: button,
            decline: button,
            created_at: new Date().toISOString(),
            expires_at: new Date(Date.now() + 300_000).toISOString(),
            status: 'pending',
          },
        }),
      );
      expect(textOf(page.find('openskies-confirmation'))).to.include('Add a bag?');
      expect(page.findAll('.widget')).to.deep.equal([]);
    });
  });

  describe('what it does not know', () => {
    it('draws the children of an unknown container and skips an unknown leaf', async () => {
      await page.show({
        type: 'Card',
        children: [
          { type: 'Carousel', children: [{ type: 'Text', value: 'inside' }] },
          { type: 'Sparkline', value: '1,2,3' },
          { type: 'constructor' },
          { type: '__proto__', children: [{ type: 'Text', value: 'too' }] },
        ],
      });
      expect(textOf(page.find('.widget'))).to.equal('inside too');
    });

    it('draws what it can of a broken tree', async () => {
      for (const widget of [
        {},
        { type: 7 },
        { type: 'Card' },
        { type: 'Card', children: 'x' },
        { type: 'ListView', children: [null, 3, { type: 'ListViewItem' }] },
      ]) {
        await page.show(widget);
      }
      const mixed = [
        null,
        'x',
        4,
        [],
        { type: 'Text', value: { a: 1 } },
        { type: 'Text', value: 12 },
        { type: 'Title' },
      ];
      await page.show({ type: 'Card', children: mixed });
      expect(textOf(page.find('.widget'))).to.equal('12');
    });

    it('stops at a depth that no real tree has', async () => {
      let tree: object = { type: 'Text', value: 'bottom' };
      for (let depth = 0; depth < 3000; depth += 1) tree = { type: 'Box', children: [tree] };
      await page.show({ type: 'Card', children: [tree, { type: 'Text', value: 'still here' }] });
      expect(textOf(page.find('.widget'))).to.equal('still here');
    });

    it('bears equal keys', async () => {
      const children = ['a', 'b', 'c'].map((value) => ({ type: 'Text', key: 'same', value }));
      await page.show({ type: 'Card', children });
      await page.show({ type: 'Card', children: children.toReversed() });
      expect(page.findAll('.w-text').map(textOf)).to.deep.equal(['c', 'b', 'a']);
    });
  });

  it('holds text that grows', async () => {
    const card = (value: string, streaming: boolean): WidgetRoot => ({
      type: 'Card',
      children: [{ type: 'Markdown', id: 'md', value, streaming }],
    });
    await page.show(card('**Tok', true));
    const before = page.find('openskies-markdown');
    await page.show(card('**Tokyo** in March', false));
    expect(page.find('openskies-markdown')).to.equal(before);
    expect(textOf(before)).to.equal('Tokyo in March');
  });

  it('loads icons that it does not carry', async () => {
    await page.show({ type: 'Card', children: [{ type: 'Icon', name: 'lucide:tree-palm' }] });
    await expectEventually(() => (page.find('.w-icon path').getAttribute('d') ?? '').length > 10);
    await page.show({
      type: 'Card',
      children: [
        { type: 'Icon', name: 'lucide:no-such-icon' },
        { type: 'Icon', name: '../../x' },
      ],
    });
    await expectEventually(() => page.findAll('.w-icon svg').length === 0);
  });

  it('fires for the host page what is the host page’s', async () => {
    const action = { type: 'open_map', handler: 'client', payload: { gate: 'B4' } };
    await page.show({
      type: 'Card',
      children: [{ type: 'Button', label: 'Map', onClickAction: action }],
    });
    page.find('button').click();
    expect(page.actions[0]!.action).to.deep.equal(action);
  });
});
