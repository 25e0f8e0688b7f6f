import { ContextProvider } from '@lit/context';
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../define.ts';
import '../test/define-conversation.ts';
import { linkHostsContext } from '../state/contexts.ts';
import { safeUrl } from './markdown-renderer.ts';
import type { OpenskiesMarkdown } from './markdown.ts';

async function draw(value: string, streaming = false): Promise<OpenskiesMarkdown> {
  const view = await fixture<OpenskiesMarkdown>(
    html`<openskies-markdown .value=${value} .streaming=${streaming}></openskies-markdown>`,
  );
  return view;
}

/** Markup without Lit's comments, our attributes of look, and icons. */
function markup(view: OpenskiesMarkdown): string {
  const copy = view.querySelector('.markdown')!.cloneNode(true) as HTMLElement;
  for (const node of copy.querySelectorAll('button, .cursor')) node.remove();
  for (const node of copy.querySelectorAll('*')) {
    for (const name of ['class', 'part', 'tabindex', 'rel', 'target']) node.removeAttribute(name);
  }
  return copy.innerHTML.replace(/<!--.*?-->/g, '');
}

const everything = [
  '# Title',
  'Some **strong**, *leaning*, ~~gone~~ and `code` words.',
  '- one\n- two\n  - inner',
  '1. first\n2. second',
  '> quoted',
  '| Flight | Seat |\n|---|---|\n| OA476 | 12C |',
  '```js\nconst a = 1 < 2;\n```',
  '[Rules](https://example.com/rules) and <b>html</b>',
].join('\n\n');

describe('markdown', () => {
  afterEach(fixtureCleanup);

  it('is accessible with every construct in it', async () => {
    const view = await draw(everything);
    await expect(view).to.be.accessible();
  });

  it('becomes nodes', async () => {
    const view = await draw(everything);
    expect(view.querySelector('h3')?.textContent).to.equal('Title');
    expect(view.querySelector('strong')?.textContent).to.equal('strong');
    expect([...view.querySelectorAll('th')].map((cell) => cell.textContent.trim())).to.deep.equal([
      'Flight',
      'Seat',
    ]);
    expect([...view.querySelectorAll('td')].map((cell) => cell.textContent.trim())).to.deep.equal([
      'OA476',
      '12C',
    ]);
    expect(view.querySelectorAll('ul ul li').length).to.equal(1);
    expect(view.querySelectorAll('ol li').length).to.equal(2);
    expect(view.querySelector('pre code')?.textContent).to.contain('1 < 2');
  });

  it('nests no deeper than a page can bear, and loses no word', async () => {
    const quotes = `${'> '.repeat(2500)}quoted`;
    const marks = `${'*_'.repeat(3000)}marked${'_*'.repeat(3000)}`;
    for (const [text, word] of [
      [quotes, 'quoted'],
      [marks, 'marked'],
      [`${'> '.repeat(40)}[Rules](https://example.com) and more`, 'Rules'],
    ] as const) {
      const view = await draw(text);
      const root = view.querySelector('.markdown')!;
      let depth = 0;
      const all = [root, ...root.querySelectorAll('*')];
      for (const node of all) {
        let steps = 0;
        for (let up = node; up !== root; up = up.parentElement!) steps += 1;
        depth = Math.max(depth, steps);
      }
      expect(depth, word).to.be.lessThan(80);
      expect(root.textContent).to.contain(word);
    }
  });

  it('gives the same nodes letter by letter as at once', async () => {
    const whole = markup(await draw(everything));
    const view = await draw('', true);
    for (let end = 1; end <= everything.length; end += 1) {
      view.value = everything.slice(0, end);
      await view.updateComplete;
    }
    view.streaming = false;
    await view.updateComplete;
    expect(markup(view)).to.equal(whole);
  });

  it('touches only what is new', async () => {
    const view = await draw('First paragraph.\n\nSecond', true);
    const first = view.querySelector('p');
    view.value += ' grows. ';
    await view.updateComplete;
    expect(view.querySelector('p') === first).to.equal(true);
    expect(view.querySelectorAll('p')[1]?.textContent).to.equal('Second grows.');
  });

  it('shows a cursor after the last character while more is to come', async () => {
    const view = await draw('- one\n- two ', true);
    const cursor = view.querySelector('.cursor');
    expect(cursor?.parentElement?.localName).to.equal('li');
    expect(cursor?.parentElement?.textContent).to.contain('two');
    view.value += 'and _more_ words ';
    await view.updateComplete;
    expect(cursor?.parentElement?.lastChild === cursor, 'stays behind them').to.equal(true);
    view.streaming = false;
    await view.updateComplete;
    expect(view.querySelector('.cursor')).to.equal(null);
  });

  it('leaves the cursor where it stands, so that it goes on breathing', async () => {
    const view = await draw('A seat ', true);
    const moves: string[] = [];
    const watcher = new MutationObserver((records) => {
      for (const { addedNodes, target } of records)
        for (const node of addedNodes)
          if (node instanceof Element && node.matches('.cursor')) moves.push(target.nodeName);
    });
    watcher.observe(view, { subtree: true, childList: true });
    for (const words of ['by the ', '**aisle** ', 'or not.', '\n\n- a bag', ' of 23 kg']) {
      view.value += words;
      await view.updateComplete;
    }
    watcher.disconnect();
    expect(moves).to.deep.equal(['LI']);
  });

  it('links https and mailto alone, to a page of their own', async () => {
    const view = await draw('[a](https://example.com/x) [b](mailto:a@example.com)');
    const links = [...view.querySelectorAll('a')];
    expect(links.map((link) => link.href)).to.deep.equal([
      'https://example.com/x',
      'mailto:a@example.com',
    ]);
    for (const link of links) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.target).to.equal('_blank');
    }
  });

  for (const address of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'http://example.com',
    '//example.com',
    '/path',
    'vbscript:x',
    'blob:https://example.com/1',
  ]) {
    it(`shows ${address} as text with its address`, async () => {
      const view = await draw(`[words](${address})`);
      expect(view.querySelector('a')).to.equal(null);
      expect(view.textContent).to.contain(`words (${address})`);
    });
  }

  it('links to the hosts that the server allows alone', async () => {
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    new ContextProvider(frame, { context: linkHostsContext, initialValue: ['www.aurora.example'] });
    const view = document.createElement('openskies-markdown');
    view.value =
      '[Rules](https://www.aurora.example/rules) and [prize](https://evil.example/?q=seat-12C)';
    frame.append(view);
    await view.updateComplete;
    expect([...view.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://www.aurora.example/rules',
    ]);
    expect(view.textContent).to.contain('prize (https://evil.example/?q=seat-12C)');
  });

  for (const address of [
    'https://aurora.example',
    'https://www.aurora.example.evil.example',
    'https://evil.example/www.aurora.example',
    'https://www.aurora.example@evil.example',
    'https://www.aurora.example.',
    'https:\\\\evil.example\\@www.aurora.example',
    'http://www.aurora.example',
    'mailto:a@evil.example',
    'mailto:a@www.aurora.example,b@evil.example',
    'mailto:b%40evil.example%2ca@www.aurora.example',
    'mailto:a@www.aurora.example?bcc=b@evil.example',
    'mailto:a@www.aurora.example?C%43=b@evil.example',
    'mailto:',
  ]) {
    it(`does not lead to ${address}`, () => {
      expect(safeUrl(address, ['www.aurora.example'])).to.equal(null);
    });
  }

  for (const address of [
    'https://www.aurora.example/rules?a=b#c',
    'https://WWW.Aurora.example:8443/',
    'mailto:help@WWW.aurora.example?subject=Seat',
  ]) {
    it(`leads to ${address}`, () => {
      expect(safeUrl(address, ['www.aurora.example'])).to.equal(new URL(address).href);
    });
  }

  it('shows html as text and loads no image', async () => {
    const view = await draw(
      '<img src=x onerror=alert(1)> <script>alert(1)</script> ![map](https://example.com/m.png)',
    );
    expect(view.querySelector('img, script, iframe')).to.equal(null);
    expect(view.textContent).to.contain('<img src=x onerror=alert(1)>').and.to.contain('map');
  });

  for (const text of [
    'Call get_selected_seat and set seat_map now.',
    'A bag is US$35, a seat $x or $y.',
    'a__b__c',
  ]) {
    it(`shows “${text}” as it came`, async () => {
      const view = await draw(text);
      expect(view.querySelector('.markdown')?.textContent).to.equal(text);
      expect(view.querySelector('em, strong, code')).to.equal(null);
    });
  }

  it('keeps brackets that are no link', async () => {
    const view = await draw('Bags are in [policy].');
    expect(view.querySelector('.markdown')?.textContent).to.equal('Bags are in [policy].');
  });

  it('starts anew when the text is another one', async () => {
    const view = await draw('Half a sen', true);
    view.value = 'Another answer';
    view.streaming = false;
    await view.updateComplete;
    expect(view.querySelector('.markdown')?.textContent).to.equal('Another answer');
  });
});
