import { expect } from '@open-wc/testing';
import { expectNoAxe } from '../test/axe.ts';
import { expectEventually, textOf, WidgetPage } from '../test/widget-stage.ts';

describe('widget nodes', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  const show = (...children: unknown[]) => page.show({ type: 'Card', children });
  const style = (selector: string) => getComputedStyle(page.find(selector));

  it('arrange their children as they are told', async () => {
    const box = {
      type: 'Box',
      direction: 'row',
      gap: 3,
      align: 'end',
      justify: 'between',
      wrap: 'wrap',
      padding: { x: 2, y: 1 },
      margin: 1,
      border: { size: 2, style: 'dashed' },
      radius: 'xl',
      width: 200,
      minHeight: 40,
      flex: 'none',
      background: '#123456',
      aspectRatio: '2',
    };
    await show({ ...box, children: [{ type: 'Text', value: 'in' }] });
    const {
      display,
      gap,
      alignItems,
      justifyContent,
      flexWrap,
      width,
      paddingInlineStart,
      paddingBlockStart,
      marginBlockStart,
      borderTopStyle,
      borderTopWidth,
      borderTopLeftRadius,
      minHeight,
      backgroundColor,
      aspectRatio,
    } = style('.w-row');
    expect({
      display,
      gap,
      alignItems,
      justifyContent,
      flexWrap,
      width,
      paddingInlineStart,
      paddingBlockStart,
      marginBlockStart,
      borderTopStyle,
      borderTopWidth,
      borderTopLeftRadius,
      minHeight,
      backgroundColor,
      aspectRatio,
    }).to.deep.equal({
      display: 'flex',
      gap: '12px',
      alignItems: 'flex-end',
      justifyContent: 'space-between',
      flexWrap: 'wrap',
      width: '200px',
      paddingInlineStart: '8px',
      paddingBlockStart: '4px',
      marginBlockStart: '4px',
      borderTopStyle: 'dashed',
      borderTopWidth: '2px',
      borderTopLeftRadius: '12px',
      minHeight: '40px',
      backgroundColor: 'rgb(18, 52, 86)',
      aspectRatio: '2 / 1',
    });
  });

  it('forget a style that is gone', async () => {
    await show({ type: 'Box', key: 'a', width: 200, background: '#123456', children: [] });
    await show({ type: 'Box', key: 'a', height: 30, children: [] });
    expect(page.find('.widget-card > .w-col').style.length).to.equal(1);
  });

  it('say text in its size, weight, colour and lines', async () => {
    await show({
      type: 'Text',
      value: 'one\ntwo',
      size: 'xl',
      weight: 'semibold',
      color: '#ff0000',
      textAlign: 'end',
      italic: true,
      lineThrough: true,
      minLines: 3,
      maxLines: 4,
      width: '50%',
    });
    const {
      fontSize,
      fontWeight,
      color,
      textAlign,
      fontStyle,
      textDecorationLine,
      minHeight,
      webkitLineClamp,
      width,
    } = style('.w-text');
    expect({
      fontSize,
      fontWeight,
      color,
      textAlign,
      fontStyle,
      textDecorationLine,
      minHeight,
      webkitLineClamp,
    }).to.deep.equal({
      fontSize: '17px',
      fontWeight: '600',
      color: 'rgb(255, 0, 0)',
      textAlign: 'end',
      fontStyle: 'italic',
      textDecorationLine: 'line-through',
      minHeight: '72px',
      webkitLineClamp: '4',
    });
    expect(parseFloat(width)).to.be.closeTo(164, 1);
    expect(style('.w-text > bdi').whiteSpace).to.equal('pre-line');
  });

  it('draw every icon of ChatKit’s set', async () => {
    const names =
      'agent analytics atom batch bolt book-open book-closed book-clock bug calendar chart check check-circle check-circle-filled chevron-left chevron-right circle-question compass confetti cube desktop document dot dots-horizontal dots-vertical empty-circle external-link globe keys lab images info lifesaver lightbulb mail map-pin maps mobile name notebook notebook-pencil page-blank phone play plus profile profile-card reload star star-filled search sparkle sparkle-double square-code square-image square-text suitcase settings-slider user wreath write write-alt write-alt2'.split(
        ' ',
      );
    await show(...names.map((name) => ({ type: 'Icon', name })));
    const paths = () => page.findAll('.w-icon path').map((path) => path.getAttribute('d'));
    await expectEventually(() => paths().every(Boolean));
    expect(paths()).to.have.length(names.length);
    const path = (name: string) => paths()[names.indexOf(name)];
    expect(path('dot')).to.not.equal(path('empty-circle'));
    expect(path('cube')).to.not.equal(path('square-code'));
  });

  it('name buttons that are icons alone', async () => {
    await show({
      type: 'Button',
      iconStart: 'lucide:refresh-cw',
      uniform: true,
      onClickAction: { type: 'x' },
    });
    expect(page.find('button').ariaLabel).to.equal('refresh cw');
    await expectNoAxe(page.stage);
  });

  it('make tables with heads and spans', async () => {
    const cell = (value: string, more: object = {}) => ({
      type: 'Table.Cell',
      children: [{ type: 'Text', value }],
      ...more,
    });
    await show({
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          header: true,
          children: [cell('Day'), cell('Fare', { align: 'end', width: 80 })],
        },
        {
          type: 'Table.Row',
          children: [cell('Mon'), cell('$742', { align: 'end', vAlign: 'start' })],
        },
        { type: 'Table.Row', children: [cell('Both', { colSpan: 2 })] },
      ],
    });
    await expectNoAxe(page.stage);
    expect(page.findAll('thead th[scope=col]').map(textOf)).to.deep.equal(['Day', 'Fare']);
    expect(page.findAll('tbody td').map(textOf)).to.deep.equal(['Mon', '$742', 'Both']);
    expect(page.find('[colspan="2"]')).to.not.equal(null);
  });

  it('change what a Transition holds, or hold nothing', async () => {
    await show({ type: 'Transition', children: { type: 'Text', key: 'a', value: 'first' } });
    const first = page.find('.w-transition');
    await show({ type: 'Transition', children: { type: 'Text', key: 'b', value: 'second' } });
    expect(page.find('.w-transition')).to.not.equal(first);
    expect(textOf(page.find('.widget'))).to.equal('second');
    await show({ type: 'Transition', children: null });
    expect(textOf(page.find('.widget'))).to.equal('');
  });

  it('keep left-to-right words whole in a right-to-left page', async () => {
    page.stage.element.dir = 'rtl';
    await show({ type: 'Text', value: '08:10 – 16:40' }, { type: 'Title', value: 'SFO → NRT' });
    expect(page.findAll('bdi').map((bdi) => getComputedStyle(bdi).direction)).to.deep.equal([
      'ltr',
      'ltr',
    ]);
    expect(style('.w-text').direction).to.equal('rtl');
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be read in every colour of the ${scheme} scheme`, async () => {
      page.stage.element.style.setProperty('color-scheme', scheme);
      const badges = ['solid', 'soft', 'outline'].flatMap((variant) =>
        ['secondary', 'success', 'warning', 'danger', 'info', 'discovery'].map((color) => ({
          type: 'Badge',
          label: color,
          color,
          variant,
        })),
      );
      const buttons = ['solid', 'soft', 'outline', 'ghost'].flatMap((variant) =>
        [
          'primary',
          'secondary',
          'info',
          'discovery',
          'success',
          'caution',
          'warning',
          'danger',
        ].map((color) => ({
          type: 'Button',
          label: color,
          color,
          variant,
          onClickAction: { type: 'x' },
        })),
      );
      const words = [
        'prose',
        'primary',
        'emphasis',
        'secondary',
        'tertiary',
        'success',
        'warning',
        'danger',
        'blue-500',
        'red-500',
        'green-500',
        'purple-500',
        'orange-500',
      ].map((color) => ({ type: 'Text', value: color, color }));
      await show(
        { type: 'Row', wrap: 'wrap', children: badges },
        { type: 'Row', wrap: 'wrap', children: buttons },
        ...words,
      );
      await expectNoAxe(page.stage);
    });
  }
});
