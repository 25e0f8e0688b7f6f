import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { TagEvent } from '../composer-extras/tag-event.ts';
import '../define.ts';
import '../test/define-conversation.ts';
import { createStage, settled, type Stage } from '../test/stage.ts';
import { loadFamily } from '../widgets/families.ts';
import { placeOf, sourcesOf, withMarks } from './citations.ts';

const url = (title: string, more: object = {}) => ({
  type: 'url',
  title,
  url: `https://example.com/${title}`,
  ...more,
});
const cite = (source: object, index?: number) => ({ type: 'annotation', source, index });
const itemWith = (text: string, annotations: object[]) =>
  ({
    id: 'msg_1',
    thread_id: 'thr_1',
    created_at: '',
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations }],
  }) as unknown as Parameters<typeof sourcesOf>[0];

const marked = (text: string, annotations: object[]): string => {
  const item = itemWith(text, annotations);
  return withMarks(item.content[0]!, sourcesOf(item)).replace(
    /[\uE000-\uF8FF]/g,
    (mark) => `{${mark.charCodeAt(0) - 0xe000}}`,
  );
};

describe('the place of a source’s number', () => {
  const places: [text: string, index: number, before: string][] = [
    ['Bags fit. See more.', 9, 'Bags fit.'],
    ['Bags fit. See more.', 8, 'Bags fit.'],
    ['Bags fit. See more.', 10, 'Bags fit.'],
    ['Bags fit. See more.', 11, 'Bags fit.'],
    ['Bags fit. See more.', 99, 'Bags fit. See more.'],
    ['See [the rules](https://example.com/a) now', 14, 'See [the rules](https://example.com/a)'],
    ['See [the rules](https://example.com/a) now', 15, 'See [the rules](https://example.com/a)'],
    ['荷物は一つです。次', 7, '荷物は一つです。'],
    ['Fits 🧳🧳 well', 6, 'Fits 🧳'],
    ['In [policy]. Next', 10, 'In [policy].'],
    ['# Head', 1, ''],
    ['Words\n- item', 6, 'Words'],
    ['```\ncode', 3, ''],
    ['Words', 0, ''],
    ['Words', -3, ''],
  ];
  for (const [text, index, before] of places) {
    it(`is after “${before}” for ${index} in “${text}”`, () => {
      expect(text.slice(0, placeOf(text, index))).to.equal(before);
    });
  }

  it('numbers sources once, in the order of the text, and groups those of one place', () => {
    const annotations = [
      cite(url('b'), 9),
      cite(url('a'), 4),
      cite(url('c'), 9),
      cite(url('a'), 9),
      cite(url('d')),
    ];
    expect(marked('Bags fit.', annotations)).to.equal('Bags{1} fit.{2}{3}{1}');
    const numbers = sourcesOf(itemWith('', annotations)).map(({ source }) => source.title);
    expect(numbers).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('takes no character of the model’s for a mark', () => {
    expect(marked('A\uE001 b', [cite(url('a'), 4)])).to.equal('A\uFFFD b{1}');
  });
});

describe('an answer with sources', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await createStage()));
  afterEach(() => stage.remove());

  const show = async (text: string, annotations: object[], streaming = false) => {
    const draw = () =>
      stage.show(
        html`<openskies-assistant-message
          .item=${itemWith(text, annotations)}
          .streaming=${streaming}
        ></openskies-assistant-message>`,
      );
    await draw();
    await loadFamily('sources');
    await settled(stage.root);
    await draw();
  };
  const all = (selector: string) => [...stage.root.querySelectorAll<HTMLElement>(selector)];
  const words = (selector: string) =>
    all(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const over = (node: Element | undefined, type: string) =>
    node?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }));
  const preview = () => stage.root.querySelector<HTMLElement>('.source-preview');
  const shown = async () => {
    await settled(stage.root);
    return preview()?.textContent.replace(/\s+/g, ' ').trim() ?? null;
  };

  it('has their numbers in the text, named, and their list below it', async () => {
    await show('Bags fit. Read **all**.', [
      cite(url('Policy', { group: 'Rules' }), 9),
      cite({ type: 'file', title: 'Fares', filename: 'fares.pdf' }, 23),
      cite({ type: 'entity', id: 'g', title: 'Gate B12', inline_label: 'B12' }, 9),
    ]);
    expect(words('.markdown')).to.deep.equal(['Bags fit.1B12 Read all.3']);
    expect(all('.citation').map((node) => node.getAttribute('aria-label'))).to.deep.equal([
      'Source 1: Policy',
      'Source 2: Gate B12',
      'Source 3: Fares',
    ]);
    expect(words('.source')).to.deep.equal(['1 Policy', '2 Gate B12', '3 Fares']);
    expect(words('.source-group')).to.deep.equal(['Rules']);
    await expect(stage.element).to.be.accessible();
  });

  it('shows a preview to the pointer and to the keyboard, until Escape', async () => {
    await show('Bags fit.', [
      cite(
        url('Policy', {
          description: 'One bag of 23 kg.',
          timestamp: '2026-11-02',
          attribution: 'OpenSkies',
        }),
        9,
      ),
    ]);
    const [number] = all('.citation');
    over(number, 'pointerover');
    expect(await shown()).to.equal('Policy OpenSkies · Nov 2, 2026 One bag of 23 kg.');
    expect(number?.getAttribute('aria-describedby')).to.equal(preview()?.id);
    await expect(stage.element).to.be.accessible();
    number?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(await shown()).to.equal(null);
    expect(number?.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('lets the pointer go into the preview, and takes it away when the pointer has left', async () => {
    await show('Bags fit.', [cite(url('Policy'), 9)]);
    const [number] = all('.citation');
    over(number, 'pointerover');
    await shown();
    over(number, 'pointerout');
    over(preview()!, 'pointerover');
    over(preview()!, 'pointerout');
    await new Promise<void>((resolve) => {
      new MutationObserver(() => !preview() && resolve()).observe(stage.root, {
        childList: true,
        subtree: true,
      });
    });
  });

  it('follows links, tells of the page’s own things, and shows the rest on a click', async () => {
    const asked: string[] = [];
    stage.root.addEventListener('tag', (event) => {
      const { type, piece } = (event as TagEvent).detail;
      asked.push(`${type} ${piece.id}`);
    });
    await show('Bags fit.', [
      cite(url('Policy'), 4),
      cite({ type: 'entity', id: 'gate', title: 'Gate', interactive: true }, 9),
      cite({ type: 'file', title: 'Fares', filename: 'fares.pdf' }, 9),
      cite({ type: 'url', title: 'Bad', url: 'javascript:alert(1)' }, 9),
    ]);
    const [policy, gate, fares, bad] = all('.citation');
    expect(policy?.getAttribute('href')).to.equal('https://example.com/Policy');
    expect(policy?.getAttribute('rel')).to.equal('noopener noreferrer');
    gate?.click();
    expect(asked).to.deep.equal(['click gate']);
    expect(await shown()).to.equal(null);
    fares?.click();
    expect(await shown()).to.equal('Fares fares.pdf');
    expect(bad?.localName).to.equal('span');
    fares?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    bad?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(await shown()).to.equal('Bad');
  });

  it('keeps a number in the line of the word before it', async () => {
    await show('Many bags.', [cite({ type: 'file', title: 'Fares', filename: 'f' }, 10)]);
    const [number] = all('.citation');
    const box = stage.root.querySelector<HTMLElement>('.markdown')!;
    const last = document.createRange();
    last.setStart(box.querySelector('p')!.firstChild!, 9);
    last.setEnd(box.querySelector('p')!.firstChild!, 10);
    for (let width = 72; width <= 112; width += 4) {
      box.style.setProperty('inline-size', `${width}px`);
      const apart = number!.getBoundingClientRect().top - last.getBoundingClientRect().top;
      expect(Math.abs(apart), `${width} px`).to.be.lessThan(12);
    }
  });

  it('puts a number behind the link or the code that it falls into', async () => {
    await show('See `seat_map` and [rules](https://example.com/r) or https://example.com/x now', [
      cite(url('a'), 10),
      cite(url('b'), 24),
      cite(url('c'), 73),
    ]);
    const [paragraph] = all('.markdown p');
    expect(paragraph?.textContent).to.equal(
      'See seat_map1 and rules2 or https://example.com/x3 now',
    );
    expect(
      all('.markdown a:not(.citation)').map((link) => link.getAttribute('href')),
    ).to.deep.equal(['https://example.com/r', 'https://example.com/x']);
    expect(all('.markdown :is(a, code) .citation')).to.deep.equal([]);
  });

  it('keeps what streams in after a number', async () => {
    await show('Bags', [cite(url('a'), 4)], true);
    await show('Bags fit well', [cite(url('a'), 4)], true);
    // The parser keeps the last character until it knows what follows.
    expect(words('.markdown')[0]).to.match(/^Bags1 fit well?$/);
    expect(all('.cursor')).to.have.length(1);
  });
});
