import { box, caption, card, text, title, type Node, type Section } from '../section.ts';

const cell = (children: Node[], more: object = {}): Node => ({
  type: 'Table.Cell',
  children,
  ...more,
});
const tableRow = (cells: Node[], more: object = {}): Node => ({
  type: 'Table.Row',
  children: cells,
  ...more,
});
const fares = [
  { month: 'Jan', fare: 410, miles: 5200, upgrade: 120 },
  { month: 'Feb', fare: 390.5, miles: 7100, upgrade: 90 },
  { month: 'Mar', fare: 520, miles: 6400, upgrade: 150 },
  { month: 'Apr', fare: 610, miles: 4300, upgrade: 60 },
  { month: 'May', fare: 480, miles: 8800, upgrade: 200 },
  { month: 'Jun', fare: 700, miles: 9100, upgrade: 180 },
];
const chart = (series: object[], more: object = {}): Node => ({
  type: 'Chart',
  data: fares,
  xAxis: 'month',
  series,
  height: 200,
  ...more,
});
const bar = { type: 'bar', dataKey: 'fare', label: 'Fare' };
const upgrade = { type: 'bar', dataKey: 'upgrade', label: 'Upgrade' };

export const data: Section = {
  title: 'Tables and charts',
  shows: [
    {
      caption: 'Table',
      widget: card([
        title('Fares to Tokyo'),
        {
          type: 'Table',
          children: [
            tableRow(
              [
                cell([caption('Day')]),
                cell([caption('Cabin')]),
                cell([caption('Fare')], { align: 'end' }),
              ],
              { header: true },
            ),
            ...[
              ['Mon, Mar 2', 'Business', '$2,480'],
              ['Tue, Mar 3', 'Premium', '$1,310'],
              ['Wed, Mar 4', 'Economy', '$742'],
            ].map(([day = '', cabin = '', fare = '']) =>
              tableRow([
                cell([text(day)]),
                cell([{ type: 'Badge', label: cabin }]),
                cell([text(fare, { weight: 'semibold' })], { align: 'end' }),
              ]),
            ),
            tableRow([
              cell([text('All with one checked bag')], {
                colSpan: 3,
                align: 'center',
                padding: { y: 3 },
              }),
            ]),
          ],
        },
      ]),
    },
    {
      caption: 'Table with sized and spanning cells',
      widget: card([
        {
          type: 'Table',
          children: [
            tableRow([
              cell([text('Two rows')], { rowSpan: 2, vAlign: 'start', colSize: 'md' }),
              cell([text('A')], { width: 80 }),
              cell([text('B')]),
            ]),
            tableRow([cell([text('C')]), cell([text('D')], { vAlign: 'end' })]),
          ],
        },
      ]),
    },
    { caption: 'Bars', widget: card([title('Fares'), chart([bar])]) },
    {
      caption: 'Bars side by side, y axis',
      widget: card([chart([bar, upgrade], { showYAxis: true, barGap: 4, barCategoryGap: 16 })]),
    },
    {
      caption: 'Stacked bars',
      widget: card([
        chart(
          [
            { ...bar, stack: 's' },
            { ...upgrade, stack: 's', color: 'green-500' },
          ],
          { showYAxis: true },
        ),
      ]),
    },
    {
      caption: 'Lines, two curves',
      widget: card([
        chart(
          [
            { type: 'line', dataKey: 'fare', label: 'Fare', curveType: 'monotone' },
            { type: 'line', dataKey: 'upgrade', label: 'Upgrade', curveType: 'step' },
          ],
          { showYAxis: true },
        ),
      ]),
    },
    {
      caption: 'Areas, stacked',
      widget: card([
        chart([
          { type: 'area', dataKey: 'fare', label: 'Fare', stack: 'a', curveType: 'natural' },
          { type: 'area', dataKey: 'upgrade', label: 'Upgrade', stack: 'a', curveType: 'natural' },
        ]),
      ]),
    },
    {
      caption: 'All three, axis labels replaced',
      widget: card([
        chart(
          [
            bar,
            { type: 'line', dataKey: 'upgrade', label: 'Upgrade', color: 'orange-500' },
            { type: 'area', dataKey: 'fare', label: 'Trend', curveType: 'monotone' },
          ],
          { xAxis: { dataKey: 'month', labels: { Jan: 'January' } } },
        ),
      ]),
    },
    {
      caption: 'Below zero, gaps, no legend, no tooltip',
      widget: card([
        {
          type: 'Chart',
          xAxis: { dataKey: 'd' },
          showLegend: false,
          showTooltip: false,
          showYAxis: true,
          data: [{ d: 'Mon', v: 4 }, { d: 'Tue', v: -3 }, { d: 'Wed' }, { d: 'Thu', v: 2 }],
          series: [
            { type: 'bar', dataKey: 'v' },
            { type: 'line', dataKey: 'v' },
          ],
        },
      ]),
    },
    {
      caption: 'Hidden x axis, aspect ratio',
      widget: card([
        box([
          chart([bar], {
            xAxis: { dataKey: 'month', hide: true },
            height: undefined,
            aspectRatio: '2',
            showLegend: false,
          }),
        ]),
      ]),
    },
  ],
};
