import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerProfile } from '@openskies/protocol';
import { mark, OpenStream } from '../../test/app.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { call, say } from '../../test/scripted-model.ts';

const seat = (to: string) => call('change_seat', { flight_number: 'OA476', seat: to });

test('what changes in one conversation reaches the panel in the customer’s other ones', async () => {
  await using app = await startHosted({
    script: [say('Hello.'), say('Hello.'), say('Hello.'), seat('12C'), say('Done.'), seat('14C')],
  });
  const anna = await Person.customer(app, 'anna');
  const other = await Person.customer(app, 'bert');
  const [here, there] = [await anna.create('Hi'), await anna.create('Hi')];
  const theirs = await other.create('Hi');
  const follow = async (person: Person, id: string): Promise<OpenStream> =>
    new OpenStream(await person.request(`/support/threads/${id}/events`));
  await using panel = await follow(anna, there);
  await using stranger = await follow(other, theirs);
  const ask = async (text: string): Promise<void> => {
    const content = [{ type: 'input_text', text }];
    const input = { content, attachments: [], inference_options: {} };
    const params = { thread_id: here, input };
    await (await anna.post('threads.add_user_message', params, mark(text))).text();
  };
  const seatShown = async (): Promise<string | null | undefined> => {
    const { event } = await panel.until('client_effect');
    assert.ok(event.type === 'client_effect' && event.name === 'customer_profile/update');
    const { segments } = event.data['profile'] as CustomerProfile;
    return segments.find(({ flight_number }) => flight_number === 'OA476')?.seat;
  };
  await ask('Seat 12C');
  assert.equal(await seatShown(), '12C');
  await ask('Seat 14C');
  assert.equal(await seatShown(), '14C');
  // Nothing went to anybody else before what is said to them next.
  await app.concierge.notify({ thread_id: theirs }, { text: 'News.' });
  assert.equal((await stranger.next())?.event.type, 'thread.item.done');
});
