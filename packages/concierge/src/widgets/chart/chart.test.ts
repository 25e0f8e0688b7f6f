import { expect } from '@open-wc/testing';
import { expectNoAxe } from '../../test/axe.ts';
import { expectEventually, textOf, WidgetPage } from '../../test/widget-stage.ts';
import { toChartData } from './chart-data.ts';
import { curvePath, niceScale, placeBars, runsOf, stackSpans, type Point } from './plot.ts';

const rows = [
  { month: 'Jan', fare: 410, miles: 5 },
  { month: 'Feb', fare: 390, miles: null },
  { month: 'Mar', fare: 520, miles: 9 },
];
const node = (series: object[], more: object = {}) => ({
  type: 'Chart',
  data: rows,
  xAxis: 'month',
  series,
  ...more,
});
const fare = { type: 'bar', dataKey: 'fare', label: 'Fare' };

describe('chart data', () => {
  it('reads places, labels and values, and leaves gaps where there is no number', () => {
    const data = toChartData(
      node([{ type: 'line', dataKey: 'miles' }], {
        xAxis: { dataKey: 'month', labels: { Jan: 'January' } },
      }),
    );
    expect(data.places).to.deep.equal(['January', 'Feb', 'Mar']);
    expect(data.series[0]).to.deep.include({ label: 'miles', values: [5, null, 9] });
  });

  it('makes something of nothing', () => {
    const data = toChartData({
      type: 'Chart',
      data: 'x',
      series: [null, { dataKey: 'constructor' }],
      xAxis: 7,
    });
    expect(data.places).to.deep.equal([]);
    expect(data.series).to.have.length(1);
    expect(niceScale(stackSpans(data)).ticks.length).to.be.at.least(2);
  });
});

describe('plot', () => {
  it('stacks what is stacked, up and down apart', () => {
    const data = toChartData({
      type: 'Chart',
      xAxis: 'p',
      data: [{ p: 'a', x: 4, y: 3, z: -2, line: 9 }],
      series: [
        ...['x', 'y', 'z'].map((dataKey) => ({ type: 'bar', dataKey, stack: 's' })),
        { type: 'line', dataKey: 'line', stack: 's' },
      ],
    });
    expect(stackSpans(data).map(([span]) => span)).to.deep.equal([
      [0, 4],
      [4, 7],
      [0, -2],
      [0, 9],
    ]);
  });

  it('chooses round ticks around zero', () => {
    expect(niceScale([[[0, 520]]]).ticks).to.deep.equal([0, 200, 400, 600]);
    expect(
      niceScale([
        [
          [0, -3],
          [0, 4],
        ],
      ]).ticks,
    ).to.deep.equal([-4, -2, 0, 2, 4]);
    expect(niceScale([]).ticks).to.deep.equal([0, 0.25, 0.5, 0.75, 1]);
    expect(niceScale([[[0, 0.03]]]).ticks).to.deep.equal([0, 0.01, 0.02, 0.03]);
  });

  it('puts bars side by side inside their place, stacked ones in one column', () => {
    const data = toChartData(
      node([fare, { ...fare, stack: 's' }, { ...fare, stack: 's' }], {
        barGap: 4,
        barCategoryGap: 20,
      }),
    );
    const [alone, below, above] = placeBars(data, stackSpans(data), 300);
    expect(alone![0]).to.deep.include({ x: 10, width: 38 });
    expect(below![0]!.x).to.equal(52);
    expect(above![0]!.x).to.equal(52);
    expect(alone![2]!.x).to.equal(210);
  });

  it('draws curves that never go beyond their points, and breaks them at gaps', () => {
    const points: Point[] = [
      [0, 0],
      [10, 100],
      [20, 0],
    ];
    expect(curvePath(points, 'linear')).to.equal('M0 0L10 100L20 0');
    expect(curvePath(points, 'step')).to.equal('M0 0H5V100H10H15V0H20');
    expect(curvePath(points, 'step-after')).to.equal('M0 0H10V100H20V0');
    expect(curvePath(points, 'smooth'), 'flat at the peak').to.match(
      /C3\.3 33\.3 6\.7 100 10 100C13\.3 100/,
    );
    expect(runsOf([null, [0, 0], [1, 1], null, [2, 2]])).to.deep.equal([
      [
        [0, 0],
        [1, 1],
      ],
      [[2, 2]],
    ]);
  });
});

describe('openskies-chart', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  const show = async (series: object[], more?: object) => {
    await page.show({ type: 'Card', children: [node(series, more)] });
    await expectEventually(() => Boolean(page.find('.w-plot > svg')));
  };

  it('is accessible, and reads as a table', async () => {
    await show([fare, { type: 'line', dataKey: 'miles', label: 'Miles' }]);
    await expectNoAxe(page.stage);
    const lines = page.findAll('table tr').map((line) => [...line.children].map(textOf));
    expect(lines).to.deep.equal([
      ['', 'Fare', 'Miles'],
      ['Jan', '410', '5'],
      ['Feb', '390', '–'],
      ['Mar', '520', '9'],
    ]);
  });

  it('draws each kind, with a legend unless it is not wanted', async () => {
    await show([fare, { type: 'line', dataKey: 'fare' }, { type: 'area', dataKey: 'fare' }]);
    expect(page.findAll('rect')).to.have.length(3);
    expect(page.findAll('.w-line')).to.have.length(2);
    expect(page.findAll('.w-area-fill')).to.have.length(1);
    expect(page.findAll('.w-legend li').map(textOf)).to.deep.equal(['Fare', 'fare', 'fare']);
    await show([fare], { showLegend: false, showYAxis: true });
    expect(page.find('.w-legend')).to.equal(null);
    expect(page.findAll('.w-tick').map(textOf)).to.deep.equal([
      '0',
      '200',
      '400',
      '600',
      'Jan',
      'Feb',
      'Mar',
    ]);
  });

  it('keeps the minus before its number where the writing runs from right to left', async () => {
    page.stage.element.dir = 'rtl';
    await show([fare], { showYAxis: true, data: [{ month: 'Jan', fare: -4 }] });
    const below = page.findAll('.w-tick').find((tick) => textOf(tick) === '-4');
    const label = below as unknown as SVGTextElement;
    expect(label.getStartPositionOfChar(0).x).to.be.below(label.getStartPositionOfChar(1).x);
    const { left, right } = label.getBoundingClientRect();
    const plot = page.find('.w-plot').getBoundingClientRect();
    expect(right).to.be.closeTo(plot.right, 1);
    expect(left).to.be.above(page.find('rect').getBoundingClientRect().right);
  });

  it('shows the values of a place with the keyboard and the pointer', async () => {
    await show([fare]);
    const plot = page.find('.w-plot');
    plot.focus();
    await page.key('ArrowRight');
    await page.key('ArrowRight');
    expect(textOf(page.find('.w-tooltip'))).to.equal('Feb Fare390');
    await expectNoAxe(page.stage);
    await page.key('Escape');
    expect(page.find('.w-tooltip')).to.equal(null);
    const { right, top } = plot.getBoundingClientRect();
    plot.dispatchEvent(new PointerEvent('pointermove', { clientX: right - 5, clientY: top + 5 }));
    await page.find<HTMLElementTagNameMap['openskies-chart']>('openskies-chart').updateComplete;
    expect(textOf(page.find('.w-tooltip'))).to.equal('Mar Fare520');
    await show([fare], { showTooltip: false });
    expect(page.find('.w-plot').tabIndex).to.equal(-1);
  });
});
