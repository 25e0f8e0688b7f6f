import { expect } from '@open-wc/testing';
import type { Confirmation, WidgetItem } from '@openskies/protocol';
import { html } from 'lit';
import { expectNoAxe } from '../test/axe.ts';
import '../test/define-conversation.ts';
import { createStage, settled, type Stage } from '../test/stage.ts';
import { OpenskiesConfirmation } from './confirmation.ts';
import type { WidgetActionDetail, WidgetActionEvent } from './widget-action.ts';

if (!customElements.get('openskies-confirmation')) {
  customElements.define('openskies-confirmation', OpenskiesConfirmation);
}

const minute = 60_000;

function confirmationOf(change: Partial<Confirmation> = {}, left = 4.5 * minute): Confirmation {
  const end = Date.now() + left;
  return {
    id: 'cnf_1',
    action: 'cancel_trip',
    tone: 'danger',
    icon: 'triangle-alert',
    title: 'Cancel this trip?',
    what: ['OA476 SFO to JFK, Thu, Dec 3', 'OA477 JFK to SFO, Fri, Dec 11'],
    price: { label: 'Refund to Visa ending 4242', amount: 64_200, currency: 'USD' },
    terms: [
      { icon: 'plane', text: 'Both flights are cancelled for Jordan Miles.' },
      { icon: 'rotate-ccw', text: 'This cannot be undone.' },
    ],
    confirm: { label: 'Cancel trip', busy_label: 'Cancelling…' },
    decline: { label: 'Keep trip', busy_label: 'Keeping…' },
    created_at: new Date(end - 5 * minute).toISOString(),
    expires_at: new Date(end).toISOString(),
    status: 'pending',
    ...change,
  };
}

const item = {
  id: 'itm_1',
  type: 'widget',
  widget: { type: 'Card', children: [] },
} as unknown as WidgetItem;

describe('openskies-confirmation', () => {
  let stage: Stage;
  let actions: WidgetActionDetail[];
  let spoken: string[];

  const show = (
    confirmation: Confirmation,
    more: { busy?: boolean; blocked?: boolean; live?: boolean } = {},
  ) =>
    stage.show(
      html`<openskies-confirmation
        .item=${item}
        .confirmation=${confirmation}
        .busy=${more.busy ?? false}
        .blocked=${more.blocked ?? false}
        .live=${more.live ?? false}
      ></openskies-confirmation>`,
    );
  const view = () => stage.root.querySelector('openskies-confirmation')!;
  const text = () => view().textContent.replace(/\s+/g, ' ').trim();
  const button = (label: string) =>
    [...view().querySelectorAll('button')].find((one) => one.textContent.trim() === label)!;

  beforeEach(async () => {
    stage = await createStage();
    actions = [];
    spoken = [];
    stage.root.addEventListener('widget-action', (event) =>
      actions.push((event as WidgetActionEvent).detail),
    );
    stage.root.addEventListener('announce', (event) =>
      spoken.push((event as CustomEvent<string>).detail),
    );
  });
  afterEach(() => stage.remove());

  it('is accessible in every state', async () => {
    await show(confirmationOf());
    await expectNoAxe(stage);
    await show(confirmationOf(), { busy: true });
    await expectNoAxe(stage);
    for (const status of ['confirmed', 'declined', 'expired', 'replaced'] as const) {
      await show(confirmationOf({ status }));
      await expectNoAxe(stage);
    }
  });

  it('says what it asks, what it costs and what follows, the way out first', async () => {
    await show(confirmationOf());
    expect(text()).to.match(
      /Cancel this trip\? OA476 SFO to JFK, Thu, Dec 3 ?OA477 .* Refund to Visa ending 4242 \$642\.00/,
    );
    expect(
      [...view().querySelectorAll('button')].map((one) => one.textContent.trim()),
    ).to.deep.equal(['Keep trip', 'Cancel trip']);
    expect(text()).to.match(/Offer holds for 4:(29|30)$/);
    const group = view().querySelector('[role=group]')!;
    expect(stage.root.getElementById(group.getAttribute('aria-labelledby')!)!.textContent).to.equal(
      'Cancel this trip?',
    );
  });

  it('says that a price holds, and never asks with red when it only costs', async () => {
    await show(
      confirmationOf({
        tone: 'cost',
        confirm: { label: 'Add bag for $35.00', busy_label: 'Adding…' },
      }),
    );
    expect(text()).to.include('Price holds for');
    expect(button('Add bag for $35.00').part.contains('button-primary')).to.equal(true);
  });

  it('sends the answer once, and locks both buttons while it is on its way', async () => {
    await show(confirmationOf());
    button('Cancel trip').focus();
    button('Cancel trip').click();
    button('Cancel trip').click();
    button('Keep trip').click();
    expect(actions).to.deep.equal([
      {
        action: { type: 'confirmation.accept', payload: { confirmation_id: 'cnf_1' } },
        item_id: 'itm_1',
      },
    ]);
    await show(confirmationOf(), { busy: true });
    expect(button('Cancelling…').ariaDisabled).to.equal('true');
    expect(button('Keep trip').ariaDisabled).to.equal('true');
    expect(stage.root.activeElement, 'the keyboard stays').to.equal(button('Cancelling…'));
  });

  it('opens again when the answer did not get through', async () => {
    await show(confirmationOf());
    button('Keep trip').click();
    expect(actions[0]!.action.type).to.equal('confirmation.decline');
    await show(confirmationOf(), { busy: true });
    await show(confirmationOf(), { busy: false });
    button('Cancel trip').click();
    expect(actions).to.have.length(2);
  });

  it('opens again when nobody took the answer', async () => {
    await show(confirmationOf());
    button('Keep trip').click();
    await new Promise(requestAnimationFrame);
    await settled(stage.root);
    expect(button('Keep trip').ariaDisabled).to.equal(null);
  });

  it('sends nothing while a reply runs', async () => {
    await show(confirmationOf(), { blocked: true });
    button('Cancel trip').click();
    expect(actions).to.deep.equal([]);
  });

  it('becomes a receipt, and hands it the focus it held', async () => {
    await show(confirmationOf());
    button('Keep trip').focus();
    await show(
      confirmationOf({
        status: 'declined',
        receipt: { text: 'Trip kept. Nothing was changed.', tone: 'neutral' },
      }),
    );
    expect(text()).to.equal('Trip kept Nothing was changed.');
    expect(stage.root.activeElement!.part.contains('receipt')).to.equal(true);
    await show(
      confirmationOf({
        status: 'confirmed',
        receipt: {
          text: 'Trip cancelled. $642.00 to Visa ending 4242. Reference RF-20418.',
          tone: 'success',
        },
      }),
    );
    expect(text()).to.equal('Trip cancelled $642.00 to Visa ending 4242. Reference RF-20418.');
    expect(view().querySelector('button')).to.equal(null);
    await show(confirmationOf({ status: 'replaced' }));
    expect(text()).to.equal('Replaced by a newer request See the card below.');
  });

  it('does not take the focus when it appears', async () => {
    await show(confirmationOf(), { live: true });
    expect(stage.root.activeElement).to.equal(null);
  });

  it('offers to ask again once it has expired', async () => {
    await show(confirmationOf({ status: 'expired' }));
    expect(text()).to.equal('This offer has expired Nothing was changed. Ask again');
    button('Ask again').click();
    expect(actions[0]!.action).to.deep.equal({
      type: 'confirmation.renew',
      payload: { confirmation_id: 'cnf_1' },
    });
  });

  describe('with a clock', () => {
    const realNow = Date.now;
    const realTimeout = globalThis.setTimeout;
    let timers: (() => void)[];
    let now: number;

    beforeEach(() => {
      now = realNow();
      timers = [];
      Date.now = () => now;
      globalThis.setTimeout = ((handler: () => void) => timers.push(handler)) as never;
    });
    afterEach(() => {
      Date.now = realNow;
      globalThis.setTimeout = realTimeout;
    });
    const pass = async (milliseconds: number) => {
      now += milliseconds;
      for (const timer of timers.splice(0)) timer();
      await view().updateComplete;
    };

    it('counts down, warns under a minute, and speaks at a minute and at the end only', async () => {
      await show(confirmationOf({}, 62_000));
      expect(text()).to.include('Offer holds for 1:02');
      await pass(1_000);
      expect(spoken).to.deep.equal([]);
      await pass(34_000);
      expect(text()).to.include('0:27 left');
      expect(view().querySelector('.soon')).to.not.equal(null);
      await pass(1_000);
      expect(spoken).to.deep.equal(['Cancel this trip? One minute left to answer.']);
      await pass(30_000);
      expect(text()).to.equal('This offer has expired Nothing was changed. Ask again');
      expect(spoken.at(-1)).to.equal('This offer has expired. Nothing was changed.');
      expect(spoken).to.have.length(2);
      expect(timers, 'nothing left to count').to.deep.equal([]);
    });

    it('waits for an answer that was given in time', async () => {
      await show(confirmationOf({}, 2_000));
      button('Cancel trip').click();
      await show(confirmationOf({}, 2_000), { busy: true });
      await pass(3_000);
      expect(button('Cancelling…')).to.not.equal(undefined);
    });

    it('stops counting when it leaves the page and goes on when it is moved', async () => {
      await show(confirmationOf({}, 90_000));
      const moved = view();
      moved.remove();
      timers.length = 0;
      now += 10_000;
      stage.root.querySelector('#stage')!.append(moved);
      await moved.updateComplete;
      expect(text()).to.include('1:20');
      expect(timers).to.have.length(1);
    });
  });
});
