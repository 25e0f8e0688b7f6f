import { expect, waitUntil } from '@open-wc/testing';
import { render } from 'lit';
import { anyIcon } from './any-icon.ts';

/** Name and outline of what is drawn, in the end. */
async function drawn(name: string): Promise<{ name: string; path: string } | null> {
  const box = document.createElement('div');
  const draw = (): void => void render(anyIcon(name, 16, draw), box);
  draw();
  const path = () => box.querySelector('path')?.getAttribute('d');
  await waitUntil(() => !box.querySelector('svg') || Boolean(path()), name);
  const svg = box.querySelector('svg');
  return svg && { name: svg.dataset['icon'] ?? '', path: path() ?? '' };
}

describe('an icon that a server names', () => {
  it('is lucide’s, with and without its prefix, or ChatKit’s own', async () => {
    expect((await drawn('luggage'))?.name).to.equal('luggage');
    expect((await drawn('lucide:receipt'))?.name).to.equal('receipt');
    expect((await drawn('check-circle'))?.name).to.equal('circle-check');
    expect((await drawn('suitcase'))?.name).to.equal('luggage');
    expect((await drawn('agent'))?.name).to.equal('bot');
  });

  it('is there without the parts that bring it for themselves', async () => {
    for (const name of ['globe', 'calendar', 'thumbs-up']) {
      expect((await drawn(name))?.name).to.equal(name);
    }
  });

  it('is not drawn where there is none of the name', async () => {
    for (const name of ['vendor:unknown', 'constructor', 'no-such-icon', '']) {
      expect(await drawn(name), name).to.equal(null);
    }
  });

  it('keeps its place until it has come', () => {
    const box = document.createElement('div');
    render(
      anyIcon('zodiac-aries', 16, () => undefined),
      box,
    );
    expect(box.querySelector('svg')?.getAttribute('width')).to.equal('16');
  });
});
