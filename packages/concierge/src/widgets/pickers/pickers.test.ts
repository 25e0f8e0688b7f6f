import { expect } from '@open-wc/testing';
import { expectNoAxe } from '../../test/axe.ts';
import { settled } from '../../test/stage.ts';
import { expectEventually, textOf, WidgetPage } from '../../test/widget-stage.ts';

describe('pickers', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  describe('select with many options', () => {
    const options = Array.from({ length: 20 }, (_, index) => ({
      value: `c${index}`,
      label: index === 7 ? 'Zürich' : `City ${index}`,
      disabled: index === 3,
    }));
    const cities = (more: object = {}) => ({
      type: 'Card',
      asForm: true,
      confirm: { label: 'Send', action: { type: 'go' } },
      children: [
        { type: 'Label', value: 'City', fieldName: 'city' },
        { type: 'Select', name: 'city', options, clearable: true, ...more },
      ],
    });
    const showCities = async (more?: object) => {
      await page.show(cities(more));
      await expectEventually(() => Boolean(page.find('openskies-combobox')));
      await settled(page.stage.root);
    };
    const box = () => page.find<HTMLInputElement>('[role=combobox]');
    const key = (name: string) => page.key(name, {}, box());
    const type = async (text: string) => {
      box().value = text;
      box().dispatchEvent(new Event('input', { bubbles: true }));
      await settled(page.stage.root);
    };

    it('is accessible, closed and open', async () => {
      await showCities();
      await expectNoAxe(page.stage);
      box().click();
      await settled(page.stage.root);
      await expectNoAxe(page.stage);
    });

    it('finds by typing, without accents, and picks with the keyboard', async () => {
      await showCities();
      await type('zur');
      expect(page.findAll('[role=option]').map(textOf)).to.deep.equal(['Zürich']);
      expect(box().getAttribute('aria-activedescendant')).to.equal(page.find('[role=option]').id);
      await key('Enter');
      expect(box().value).to.equal('Zürich');
      page.press('Send');
      expect(page.actions[0]!.form).to.deep.equal({ city: 'c7' });
    });

    it('goes round with the arrows, skips nothing it should not, refuses what is disabled', async () => {
      await showCities();
      await key('ArrowDown');
      expect(box().ariaExpanded).to.equal('true');
      for (let step = 0; step < 3; step += 1) await key('ArrowDown');
      await key('Enter');
      expect(box().value, 'a disabled option').to.equal('');
      await key('Escape');
      expect(box().ariaExpanded).to.equal('false');
      await key('ArrowUp');
      await key('ArrowUp');
      await key('Enter');
      expect(box().value).to.equal('City 19');
    });

    it('clears, and puts back its words when nothing was picked', async () => {
      await showCities({ defaultValue: 'c7' });
      await type('nowhere');
      expect(textOf(page.find('[role=listbox]'))).to.equal('Nothing found');
      await key('Escape');
      expect(box().value).to.equal('Zürich');
      page.find<HTMLElement>('.w-clear').click();
      await settled(page.stage.root);
      expect(box().value).to.equal('');
    });
  });

  describe('date picker', () => {
    const picker = (more: object = {}) => ({
      type: 'Card',
      asForm: true,
      confirm: { label: 'Send', action: { type: 'go' } },
      children: [
        { type: 'Label', value: 'Date', fieldName: 'when' },
        {
          type: 'DatePicker',
          name: 'when',
          defaultValue: '2026-12-10T00:00:00Z',
          min: '2026-12-02T00:00:00Z',
          max: '2027-01-15',
          clearable: true,
          ...more,
        },
      ],
    });
    const anchor = () => page.find<HTMLButtonElement>('.w-date > button');
    const key = (name: string, more?: KeyboardEventInit) => page.key(name, more);
    const day = () => (page.stage.root.activeElement as HTMLElement | null)?.dataset['day'];
    const open = async (more?: object) => {
      await page.show(picker(more));
      anchor().click();
      await expectEventually(() => day() !== undefined);
    };

    it('is accessible, closed and open', async () => {
      await page.show(picker());
      await expectNoAxe(page.stage);
      anchor().click();
      await settled(page.stage.root);
      await expectNoAxe(page.stage);
    });

    it('opens on its day and moves by day, week, month and year, within its bounds', async () => {
      await open();
      expect(day()).to.equal('2026-12-10');
      await key('ArrowRight');
      expect(day()).to.equal('2026-12-11');
      await key('ArrowDown');
      expect(day()).to.equal('2026-12-18');
      await key('Home');
      expect(day()).to.equal('2026-12-13');
      await key('End');
      expect(day()).to.equal('2026-12-19');
      await key('PageDown');
      expect(day()).to.equal('2027-01-15');
      await key('PageUp');
      expect(day()).to.equal('2026-12-15');
      await key('PageUp', { shiftKey: true });
      expect(day()).to.equal('2026-12-02');
      await key('ArrowLeft');
      expect(day()).to.equal('2026-12-02');
      expect(page.find<HTMLButtonElement>('[data-day="2026-12-01"]').disabled).to.equal(true);
    });

    it('picks a day, gives the focus back, and sends it without a time', async () => {
      await open();
      page.find<HTMLElement>('[data-day="2026-12-24"]').click();
      await settled(page.stage.root);
      expect(anchor().ariaExpanded).to.equal('false');
      expect(page.stage.root.activeElement).to.equal(anchor());
      expect(textOf(anchor())).to.equal('Thu, Dec 24, 2026');
      page.press('Send');
      expect(page.actions[0]!.form).to.deep.equal({ when: '2026-12-24' });
    });

    it('sends nothing under its name when it is empty', async () => {
      await page.show(picker());
      page.find<HTMLElement>('.w-clear').click();
      await settled(page.stage.root);
      expect(textOf(anchor())).to.equal('Pick a date');
      page.press('Send');
      expect(page.actions[0]!.form).to.deep.equal({});
    });
  });
});
