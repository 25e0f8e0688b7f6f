/** Every widget that the reference server was recorded with, in each of its states. */
import { expect } from '@open-wc/testing';
import { applyEvent, decodeEvent, emptyThread, type WidgetItem } from '@openskies/protocol';
import { expectNoAxe } from '../test/axe.ts';
import { textOf, WidgetPage } from '../test/widget-stage.ts';

interface Recording {
  steps: { response?: { events?: unknown[] } }[];
}

/** The widgets of a recording, one entry for each state that came over the wire. */
async function statesOf(name: string): Promise<WidgetItem['widget'][]> {
  const answer = await fetch(`/packages/protocol/fixtures/${name}.json`);
  const { steps } = (await answer.json()) as Recording;
  const states = new Set<WidgetItem['widget']>();
  let thread = emptyThread;
  for (const json of steps.flatMap(({ response }) => response?.events ?? [])) {
    const event = decodeEvent(json);
    if (event) thread = applyEvent(thread, event);
    for (const item of thread.items.data) if (item.type === 'widget') states.add(item.widget);
  }
  return [...states];
}

describe('recorded widgets', () => {
  let page: WidgetPage;
  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  const read = async (widget: unknown) => {
    await page.show(widget, { imageDomains: [] });
    await expectNoAxe(page.stage);
    return textOf(page.find('.widget'));
  };

  it('meal list: four choices, then one', async () => {
    const [open, answered] = await statesOf('wire/meal-widget');
    expect(await read(open)).to.equal('Vegetarian Kosher Gluten intolerant Child');
    expect(page.findAll('li > button')).to.have.length(4);
    await read(answered);
    expect(page.findAll('button')).to.have.length(0);
    expect(page.findAll('.chosen').map(textOf)).to.deep.equal(['Kosher']);
  });

  it('flights: three to choose from, then the chosen one, each way', async () => {
    const states = await statesOf('wire/booking');
    expect(states).to.have.length(4);
    for (const [index, state] of states.entries()) {
      const words = await read(state);
      const open = index % 2 === 0;
      expect(page.findAll('li > button')).to.have.length(open ? 3 : 0);
      expect(page.findAll('li')).to.have.length(open ? 3 : 1);
      expect(words).to.include(index < 2 ? 'SFO → NRT' : 'NRT → SFO');
    }
  });

  it('flights are read whole on a narrow panel', async () => {
    const [open] = await statesOf('wire/booking');
    page.stage.element.style.setProperty('inline-size', '288px');
    await page.show(open);
    for (const line of page.findAll('.w-title, .w-caption, .badge')) {
      expect(line.scrollWidth, textOf(line)).to.be.at.most(line.clientWidth + 1);
    }
  });

  it('everything at once, in the dark', async () => {
    const [all] = await statesOf('wire-client/widget-all');
    await page.show(all, { imageDomains: [] });
    const words = textOf(page.find('.widget'));
    for (const part of [
      'Live',
      'Everything',
      'caption',
      'long text',
      'md code l',
      'alert(1)',
      'New',
      'Danger',
      'in transition',
      'child of unknown',
      'row',
      'January',
    ]) {
      expect(words).to.include(part);
    }
    expect(getComputedStyle(page.find('.widget')).colorScheme).to.equal('dark');
    expect(page.find('script'), 'HTML in markdown stays text').to.equal(null);
    await expectNoAxe(page.stage);
  });

  it('text that streams, ending as it is stored', async () => {
    const states = await statesOf('wire-client/widget-streaming');
    for (const state of states) await page.show(state);
    expect(textOf(page.find('.widget'))).to.equal('Trip notes Tokyo in March is lovely. Save');
    page.press('Save');
    expect(page.actions[0]!.action.payload).to.deep.equal({ id: 1 });
  });

  it('a form, sent and collapsed', async () => {
    const [form, sent] = await statesOf('wire-client/form');
    await read(form);
    page.press('Send');
    expect(page.actions[0]!.form).to.deep.include({
      passenger: { name: 'Jordan' },
      cabin: 'eco',
      insurance: true,
      bags: '0',
      note: '',
    });
    expect(await read(sent)).to.equal('Sent');
  });
});
