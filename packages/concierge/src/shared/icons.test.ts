import { expect, fixture, html } from '@open-wc/testing';
import { icons as conversationIcons } from './conversation-icons.ts';
import { addIcons, icon } from './icons.ts';
import { icons } from './icons-data.ts';

describe('icons', () => {
  it('is decoration unless it has a label', async () => {
    const quiet = await fixture(html`<div>${icon('plane', { size: 16 })}</div>`);
    const drawn = quiet.querySelector('svg')!;
    expect(drawn.getAttribute('aria-hidden')).to.equal('true');
    expect(drawn.getAttribute('width')).to.equal('16');
    expect(drawn.hasAttribute('role')).to.equal(false);
    const named = await fixture(html`<div>${icon('plane', { label: 'Flight' })}</div>`);
    await expect(named).to.be.accessible();
    expect(named.querySelector('svg')!.getAttribute('aria-label')).to.equal('Flight');
  });

  it('draws nothing for a name it does not know', async () => {
    const box = await fixture(html`<div>${icon('no-such-icon')}</div>`);
    expect(box.children).to.have.length(0);
  });

  it('draws every icon inside its box', async () => {
    addIcons(conversationIcons);
    const names = Object.keys({ ...icons, ...conversationIcons });
    const box = await fixture<HTMLElement>(
      html`<div>${names.map((name) => icon(name, { size: 24 }))}</div>`,
    );
    for (const path of box.querySelectorAll('path')) {
      const { x, y, width, height } = path.getBBox();
      const name = path.parentElement!.dataset['icon'];
      expect(width + height, name).to.be.above(2);
      expect(Math.min(x, y), name).to.be.at.least(-0.5);
      expect(Math.max(x + width, y + height), name).to.be.at.most(24.5);
    }
  });
});
