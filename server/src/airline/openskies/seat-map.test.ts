import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WidgetItem, WidgetNode } from '@openskies/protocol';
import { lastWidget, mark, TestApp, texts } from '../../../test/app.ts';
import { call, say } from '../../../test/scripted-model.ts';
import { pageWith } from './seat-map.ts';
import { cabins } from './rules.ts';
import { cabinRows } from './seats.ts';

type Button = Extract<WidgetNode, { type: 'Button' }>;

/** All buttons of a widget, in their order. */
function buttonsOf({ widget }: WidgetItem): Button[] {
  const found: Button[] = [];
  JSON.stringify(widget, (_, node: unknown) => {
    if ((node as { type?: unknown } | null)?.type === 'Button') found.push(node as Button);
    return node;
  });
  return found;
}

const nameOf = ({ ariaLabel, label }: Button): string => ariaLabel ?? label ?? '';
const seatsOf = (item: WidgetItem): Button[] => buttonsOf(item).filter(({ uniform }) => uniform);

async function shown(): Promise<{ app: TestApp; id: string; map: WidgetItem }> {
  const app = await TestApp.start({ script: [call('seat_map'), say('Hm.')] });
  const { id } = await app.create('Show me the seat map');
  return { app, id, map: lastWidget(await app.items(id)) };
}

test('every seat says what it is; the free ones, and only they, can be tapped', async () => {
  const { app, map } = await shown();
  await using _ = app;
  const seats = seatsOf(map);
  assert.equal(seats.length, 8 * 6);
  for (const seat of seats) {
    assert.match(
      nameOf(seat),
      /^\d+[A-F], (window|middle|aisle), (free|taken|your seat)(, exit row)?$/,
    );
    assert.equal(Boolean(seat.onClickAction), nameOf(seat).includes('free'));
    assert.equal(Boolean(seat.disabled), !nameOf(seat).includes('free'));
  }
  assert.ok(seats.some((seat) => nameOf(seat) === '14A, window, your seat'));
  assert.ok(seats.some((seat) => /^16[A-F].*exit row/.test(nameOf(seat))));
});

test('a tap moves the customer, once: done mark, undo, panel, and the map shows it', async () => {
  const { app, id, map } = await shown();
  await using _ = app;
  const free = seatsOf(map).find((seat) => seat.onClickAction)!;
  const payload = free.onClickAction?.payload as { seat: string };
  await app.click(id, map.id, 'seat.choose', { ...payload, flight_number: 'OA477', price: 0 });
  const [flight, other] = (await app.customer(id)).segments;
  assert.deepEqual([flight?.seat, other?.seat], [payload.seat, '15C']);
  const items = await app.items(id);
  assert.ok(items.some((item) => item.type === 'task' && item.undo));
  assert.match(texts(items).at(-1) ?? '', new RegExp(`Seat updated to ${payload.seat}`));
  const after = lastWidget(items);
  assert.ok(buttonsOf(after).every((button) => !button.onClickAction));
  assert.ok(
    seatsOf(after).some(
      (seat) => nameOf(seat).startsWith(`${payload.seat}, `) && nameOf(seat).includes('your seat'),
    ),
  );
  await app.click(id, map.id, 'seat.choose', { seat: '12C' });
  assert.equal((await app.customer(id)).segments[0]?.seat, payload.seat);
});

test('a seat that is taken, elsewhere or none is not moved to, and the map stays open', async () => {
  const { app, id, map } = await shown();
  await using _ = app;
  const taken = seatsOf(map).find((seat) => nameOf(seat).includes('taken'))!;
  const seat = nameOf(taken).split(',')[0];
  for (const payload of [{ seat }, { seat: '2A' }, { seat: '99Z' }, {}, null]) {
    await app.click(id, map.id, 'seat.choose', payload);
    assert.equal((await app.customer(id)).segments[0]?.seat, '14A');
  }
  await app.click(id, map.id, 'seat.choose', { seat: '12C' });
  assert.equal((await app.customer(id)).segments[0]?.seat, '12C');
});

test('the pages reach every row of the cabin, and turning one says and answers nothing', async () => {
  const { app, id, map } = await shown();
  await using _ = app;
  const rows = new Set<string>();
  let page = map;
  const turn = async (icon: string): Promise<boolean> => {
    for (const seat of seatsOf(page)) rows.add(/^\d+/.exec(nameOf(seat))![0]);
    const button = buttonsOf(page).find(({ iconStart }) => iconStart === icon);
    if (!button) return false;
    await app.click(id, map.id, 'seat.rows', button.onClickAction?.payload);
    page = lastWidget(await app.items(id));
    return true;
  };
  while (await turn('lucide:chevron-up'));
  while (await turn('lucide:chevron-down'));
  assert.deepEqual(
    [...rows].map(Number).sort((a, b) => a - b),
    Array.from({ length: 21 }, (_, n) => n + 10),
  );
  assert.deepEqual((await app.items(id)).map(({ type }) => type).slice(1), [
    'assistant_message',
    'widget',
  ]);
  await app.click(id, map.id, 'seat.rows', { row: 1e9 }, mark());
  await app.click(id, map.id, 'seat.choose', { seat: '28C' });
});

test('no page leaves a single row before or after it', () => {
  for (const cabin of cabins) {
    const [first, last] = cabinRows[cabin];
    for (let row = first; row <= last; row++) {
      const map = { flight_number: 'OA476', date: '2026-12-06', cabin };
      const from = pageWith(map, row);
      assert.ok(from !== first + 1 && from + 7 !== last - 1, `${cabin}, page from ${from}`);
      assert.ok(row >= from && row <= from + 7, `${cabin}, row ${row} on the page from ${from}`);
    }
  }
});
