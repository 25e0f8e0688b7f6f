import { expect } from '@open-wc/testing';
import { expectNoAxe } from '../test/axe.ts';
import { WidgetPage } from '../test/widget-stage.ts';

/** Four rows of A to F with an aisle, as an airline's server draws them; B is taken, 2A is theirs. */
function seatMap(chosen?: string): unknown {
  const seat = (row: number, letter: string) => {
    const name = `${row}${letter}`;
    const own = name === (chosen ?? '2A');
    const taken = letter === 'B';
    return {
      type: 'Button',
      key: name,
      label: taken ? '×' : letter,
      uniform: true,
      size: 'md',
      ariaLabel: `${name}, ${own ? 'your seat' : taken ? 'taken' : 'free'}`,
      ...(own && { color: 'primary', variant: 'solid' }),
      ...(own || taken || chosen
        ? { disabled: true }
        : { onClickAction: { type: 'seat.choose', payload: { seat: name } } }),
    };
  };
  const row = (number: number) => ({
    type: 'Row',
    gap: 1,
    children: [
      ...['A', 'B', 'C'].map((letter) => seat(number, letter)),
      { type: 'Caption', value: String(number) },
      ...['D', 'E', 'F'].map((letter) => seat(number, letter)),
    ],
  });
  return {
    type: 'Card',
    padding: 3,
    children: [{ type: 'Col', gap: 1, children: [1, 2, 3, 4].map(row) }],
  };
}

describe('a map of square buttons', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create(320);
    await page.show(seatMap());
  });
  afterEach(() => page.stage.remove());

  const all = () => [...page.stage.root.querySelectorAll<HTMLButtonElement>('.w-uniform')];
  const named = (name: string) =>
    all().find((button) => button.getAttribute('aria-label')?.startsWith(`${name},`))!;
  const press = (key: string) => {
    const from = page.stage.root.activeElement!;
    from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    return page.stage.root.activeElement?.getAttribute('aria-label');
  };

  it('does not turn round with the writing, as a row with one square button does', async () => {
    page.stage.root.host.setAttribute('dir', 'rtl');
    const left = (node: Element) => node.getBoundingClientRect().left;
    expect(left(named('1A'))).to.be.below(left(named('1C')));
    const button = (more: object) => ({ type: 'Button', onClickAction: { type: 'x' }, ...more });
    const again = button({ iconStart: 'reload', uniform: true });
    await page.show({
      type: 'Card',
      children: [{ type: 'Row', children: [button({ label: 'Search' }), again] }],
    });
    const [search, reload] = page.stage.root.querySelectorAll('.button');
    expect(left(search!)).to.be.above(left(reload!));
  });

  it('is accessible, and says what each seat is', async () => {
    expect(named('1C').getAttribute('aria-label')).to.equal('1C, free');
    await expectNoAxe(page.stage);
  });

  it('fits a narrow chat', () => {
    const card = page.find('.widget').getBoundingClientRect();
    for (const button of all()) {
      const { left, right, width } = button.getBoundingClientRect();
      expect(left >= card.left && right <= card.right && width >= 24).to.equal(true);
    }
  });

  it('is one stop of the Tab key, and arrow keys walk the free seats as they stand', () => {
    expect(all().filter(({ tabIndex, disabled }) => tabIndex === 0 && !disabled)).to.have.length(1);
    named('1A').focus();
    expect(press('ArrowRight')).to.equal('1C, free');
    expect(press('ArrowRight')).to.equal('1D, free');
    expect(press('ArrowDown')).to.equal('2D, free');
    expect(press('ArrowLeft')).to.equal('2C, free');
    expect(press('ArrowUp')).to.equal('1C, free');
    expect(press('ArrowUp')).to.equal('1C, free');
    expect(all().filter(({ tabIndex, disabled }) => tabIndex === 0 && !disabled)).to.deep.equal([
      named('1C'),
    ]);
  });

  it('keeps the cabin as it is built in a right-to-left page', async () => {
    page.stage.root.host.setAttribute('dir', 'rtl');
    await page.show(seatMap());
    const left = (name: string) => named(name).getBoundingClientRect().left;
    expect(left('1A') < left('1F')).to.equal(true);
  });

  it('shows the chosen seat whole, and nothing to tap, once it is answered', async () => {
    await page.show(seatMap('3F'));
    expect(all().every(({ disabled }) => disabled)).to.equal(true);
    expect(getComputedStyle(named('3F')).opacity).to.equal('1');
  });
});
