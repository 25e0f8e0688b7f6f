import { expect } from '@open-wc/testing';
import { assistantItem, storedThread, threadId, userItem } from '../../test/events.ts';
import { framed, removeFrame, viewportOf } from '../../test/framed.ts';
import { find, settled, until } from '../../test/scripted.ts';
import { leftByKeyboard } from './visible-height.ts';

describe('the virtual keyboard', () => {
  afterEach(removeFrame);

  const boxes: [layout: string, width: number, box: string][] = [
    ['launcher', 390, '.layer'],
    ['launcher', 800, '.layer'],
    ['sidebar', 800, '.layer'],
    ['sidebar', 1100, '.concierge'],
    ['fullscreen', 390, '.concierge'],
  ];
  for (const [layout, width, box] of boxes) {
    it(`leaves the composer and the end of the conversation in sight: ${layout}, ${width} px`, async () => {
      const items = [userItem('u_1', 'Hi'), assistantItem('a_1', 'One. '.repeat(900))];
      const stored = { type: 'threads.get_by_id', json: storedThread(...items) };
      const element = await framed(
        width,
        700,
        { layout, open: '', push: '', 'thread-id': threadId },
        [stored],
      );
      element.ownerDocument.body.style.cssText = 'display: flex; margin: 0';
      const edges = (selector: string): [top: number, bottom: number] => {
        const { top, bottom } = find(element, selector).getBoundingClientRect();
        return [Math.round(top), Math.round(bottom)];
      };
      const atEnd = (): boolean => {
        const list = find(element, '.message-list');
        return list.scrollHeight - list.clientHeight - list.scrollTop < 4;
      };
      await until(() => element.shadowRoot?.querySelector('.message-list'), 'the conversation');
      await until(atEnd, 'its end');
      await settled(element);
      const before = edges(box);
      const viewport = viewportOf(element);
      viewport.become({ height: 380, offsetTop: 30 });
      await until(() => edges(box)[1] <= 410, 'room for the keyboard');
      expect(edges(box)[0]).to.be.within(30, 38);
      expect(edges('.composer')[1]).to.be.at.most(410);
      await until(atEnd, 'the end, still');
      viewport.become({ height: 700, offsetTop: 0 });
      await until(() => edges(box)[1] === before[1], 'the whole height');
      expect(edges(box)).to.deep.equal(before);
    });
  }

  it('leaves its part of the window, unless the reader has only zoomed', () => {
    const full = { height: 800, offsetTop: 0, scale: 1 };
    expect(leftByKeyboard(full, 800)).to.equal(null);
    expect(leftByKeyboard({ ...full, height: 740 }, 800)).to.equal(null);
    expect(leftByKeyboard({ height: 460.4, offsetTop: 12.2, scale: 1 }, 800)).to.deep.equal({
      top: 12,
      height: 460,
    });
    expect(leftByKeyboard({ height: 400, offsetTop: 0, scale: 2 }, 800)).to.equal(null);
  });
});
