/** Widget trees may carry what a model wrote. Whatever stands in whichever prop: no script, no foreign request, no style attribute. */
import { expect } from '@open-wc/testing';
import { textOf, WidgetPage } from '../test/widget-stage.ts';

const evil = 'https://evil.example/x';
const payloads: unknown[] = [
  '<img src=x onerror="globalThis.owned=1">',
  '"><script>globalThis.owned=1</script>',
  'javascript:globalThis.owned=1',
  ' jAvAsCrIpT:globalThis.owned=1',
  `data:text/html,<script>parent.owned=1</script>`,
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.owned=1"/>',
  `url(${evil})`,
  `1px; background: url(${evil})`,
  `red; background-image: url(${evil})`,
  `image-set("${evil}" 1x)`,
  'expression(globalThis.owned=1)',
  'var(--_danger)',
  `http://evil.example/x`,
  evil,
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https://user:secret@pictures.example/x',
  '${globalThis.owned=1}',
  '{{constructor.constructor("globalThis.owned=1")()}}',
  '__proto__',
  'constructor',
  '\u202Egnp.exe\u0000',
  'x'.repeat(20_000),
  -1e308,
  Number.NaN,
  true,
  null,
  [],
  ['<b>x</b>', { type: 'Text', value: 'y' }],
  { toString: 'x', valueOf: null },
  { light: `url(${evil})`, dark: 'javascript:1' },
  { top: `url(${evil})`, x: -5, size: 'x', color: `url(${evil})`, style: 'solid;x:y' },
  { type: 'Text', value: '<b>x</b>' },
];

const props: Record<string, readonly string[]> = {
  Card: 'asForm background border size padding status collapsed confirm cancel theme confirmation children'.split(
    ' ',
  ),
  ListView: ['limit', 'status', 'theme', 'children'],
  ListViewItem: ['onClickAction', 'gap', 'align', 'children'],
  Basic: 'direction gap padding align justify theme background children'.split(' '),
  Box: 'direction align justify wrap flex gap height width size minHeight minWidth minSize maxHeight maxWidth maxSize padding margin border radius background aspectRatio children'.split(
    ' ',
  ),
  Form: ['direction', 'onSubmitAction', 'children'],
  Text: 'value streaming italic lineThrough color weight width size textAlign truncate minLines maxLines editable'.split(
    ' ',
  ),
  Title: 'value color weight size textAlign truncate maxLines'.split(' '),
  Caption: 'value color weight size textAlign truncate maxLines'.split(' '),
  Markdown: ['value', 'streaming'],
  Badge: 'label color variant size pill'.split(' '),
  Icon: ['name', 'color', 'size'],
  Image: 'src alt fit position radius frame flush size margin background aspectRatio flex'.split(
    ' ',
  ),
  Button:
    'label submit onClickAction iconStart iconEnd iconSize style color variant size pill uniform block disabled'.split(
      ' ',
    ),
  Divider: ['color', 'size', 'spacing', 'flush'],
  Spacer: ['minSize'],
  Input:
    'name inputType defaultValue required pattern placeholder variant size gutterSize pill disabled autoFocus autoSelect allowAutofillExtensions'.split(
      ' ',
    ),
  Textarea:
    'name defaultValue required pattern placeholder rows autoResize maxRows variant size'.split(
      ' ',
    ),
  Select:
    'name options onChangeAction placeholder defaultValue variant size pill block clearable disabled searchable'.split(
      ' ',
    ),
  DatePicker:
    'name onChangeAction placeholder defaultValue min max variant size side align pill block clearable disabled'.split(
      ' ',
    ),
  Checkbox: 'name label defaultChecked onChangeAction disabled required'.split(' '),
  RadioGroup:
    'name options ariaLabel onChangeAction defaultValue direction disabled required'.split(' '),
  Label: 'value fieldName size weight textAlign color'.split(' '),
  Transition: ['children'],
  Table: ['children'],
  'Table.Row': ['header', 'children'],
  'Table.Cell': 'width padding colSpan rowSpan align vAlign colSize children'.split(' '),
  Chart:
    'data series xAxis showYAxis showLegend showTooltip barGap barCategoryGap height width flex'.split(
      ' ',
    ),
};

/** What a node needs to show anything at all. */
const whole: Record<string, object> = {
  Card: { children: [{ type: 'Text', value: 'card' }] },
  ListView: { children: [{ type: 'ListViewItem', children: [{ type: 'Text', value: 'item' }] }] },
  Select: { name: 's', options: [{ value: 'a', label: 'A' }] },
  RadioGroup: { name: 'r', options: [{ value: 'a', label: 'A' }] },
  Chart: { data: [{ m: 'Jan', v: 1 }], series: [{ type: 'bar', dataKey: 'v' }], xAxis: 'm' },
  Table: { children: [{ type: 'Table.Row', children: [{ type: 'Table.Cell', children: [] }] }] },
};

function inside(type: string, node: object): object {
  if (type === 'Card' || type === 'ListView' || type === 'Basic') return node;
  if (type === 'ListViewItem') return { type: 'ListView', children: [node] };
  if (type === 'Table.Row')
    return { type: 'Card', children: [{ type: 'Table', children: [node] }] };
  if (type === 'Table.Cell') {
    const row = { type: 'Table.Row', children: [node] };
    return { type: 'Card', children: [{ type: 'Table', children: [row] }] };
  }
  return { type: 'Card', children: [node] };
}

describe('hostile widgets', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
    performance.clearResourceTimings();
  });
  afterEach(() => page.stage.remove());

  const expectHarmless = (what: string) => {
    expect('owned' in globalThis, what).to.equal(false);
    for (const element of page.findAll('#stage *')) {
      expect(
        ['script', 'iframe', 'object', 'embed', 'link', 'style', 'base', 'meta'],
        what,
      ).not.to.include(element.localName);
      for (const { name, value } of element.attributes) {
        expect(name, what).not.to.match(/^on/i);
        if (name === 'style') expect(value, what).not.to.match(/url\(|evil|javascript|expression/i);
        if (element.localName === 'a') continue; // a link of markdown asks for nothing by itself
        if (/^(href|src|srcset|action|formaction|xlink:href)$/.test(name)) {
          expect(value, what).to.match(/^https:\/\/pictures\.example\//);
        }
      }
    }
    for (const { protocol } of page.stage.root.querySelectorAll('a')) {
      expect(protocol, what).to.match(/^(https?|mailto):$/);
    }
    const asked = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(
      asked.filter((name) => /evil|pictures\.example/.test(name)),
      what,
    ).to.deep.equal([]);
  };

  for (const [type, names] of Object.entries(props)) {
    it(`${type} draws any value of any prop harmlessly`, async () => {
      for (const name of names) {
        const variants = payloads.map((payload) => ({ type, ...whole[type], [name]: payload }));
        for (const node of variants) {
          await page.show(inside(type, node), { imageDomains: [] });
          expectHarmless(
            `${type}.${name} = ${JSON.stringify((node as Record<string, unknown>)[name])?.slice(0, 80)}`,
          );
        }
      }
    }).timeout(180_000);
  }

  it('loads pictures from allowed hosts over https alone', async () => {
    const shown = async (src: string, imageDomains: string[] | undefined, apiUrl?: string) => {
      await page.show(
        { type: 'Card', children: [{ type: 'Image', src, alt: 'A coast' }] },
        { ...(imageDomains && { imageDomains }), ...(apiUrl && { apiUrl }) },
      );
      const address = page.find<HTMLImageElement>('img')?.getAttribute('src') ?? null;
      page.find('img')?.removeAttribute('src');
      return address;
    };
    const listed = ['pictures.example'];
    expect(await shown('https://pictures.example/a.png', [])).to.equal(null);
    expect(await shown('https://notpictures.example/a.png', listed)).to.equal(null);
    expect(await shown('http://pictures.example/a.png', listed)).to.equal(null);
    expect(await shown('https://pictures.example@evil.example/a.png', listed)).to.equal(null);
    expect(await shown('data:image/png;base64,AAAA', undefined)).to.equal(null);
    expect(await shown('blob:https://pictures.example/1', listed)).to.equal(null);
    const own = `${location.origin}/support`;
    expect(await shown('/support/attachments/1', [], own)).to.equal(
      `${location.origin}/support/attachments/1`,
    );
    expect(textOf(page.find('.widget'))).to.equal('');
  });

  it('says what a picture that is not loaded would have shown', async () => {
    await page.show(
      { type: 'Card', children: [{ type: 'Image', src: evil, alt: 'A coast' }] },
      { imageDomains: [] },
    );
    expect(page.find('[role=img]').ariaLabel).to.equal('A coast');
  });

  it('keeps what it draws inside its own box', async () => {
    const big = { width: 4000, height: 3000, margin: 500, background: 'red-500' };
    await page.show({ type: 'Card', children: [{ type: 'Box', ...big }] });
    const outer = page.find('.widget').getBoundingClientRect();
    expect(outer.width).to.be.at.most(360);
    expect(getComputedStyle(page.find('.widget')).overflow).to.equal('clip');
  });

  it('cannot look like the confirmation card without being one', async () => {
    const answer = { label: 'Cancel trip', busy_label: '…' };
    for (const confirmation of [
      {},
      { id: 'x' },
      { id: 'x', what: 'all', terms: [], confirm: answer, decline: answer },
      'yes',
    ]) {
      await page.show({ type: 'Card', children: [{ type: 'Text', value: 'plain' }], confirmation });
      expect(page.find('openskies-confirmation')).to.equal(null);
      expect(textOf(page.find('.widget'))).to.equal('plain');
    }
  });
});
