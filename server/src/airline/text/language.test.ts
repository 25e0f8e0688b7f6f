import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, TestApp, lastWidget, texts } from '../../../test/app.ts';
import { call, say } from '../../../test/scripted-model.ts';
import { languageOf, tagFor } from './languages.ts';
import { speak } from './speech.ts';

test('the first language of the list that there are words for is spoken', () => {
  assert.equal(languageOf('de-AT'), 'de-AT');
  assert.equal(languageOf('gsw, de;q=0.8, en;q=0.5'), 'de');
  assert.equal(languageOf('en;q=0.3, fr;q=0.9'), 'fr');
  assert.equal(languageOf('tlh'), 'tlh', 'an airline may have words of its own for it');
  for (const nothing of [undefined, '', '*', ';;,', 'x'.repeat(600), 'de;q=0', '../../etc'])
    assert.equal(languageOf(nothing), 'en');
});

test('a tag finds its words as it does in the element', () => {
  const wanted = {
    'de-AT': 'de',
    'es-MX': 'es-419',
    'es-ES': 'es',
    'fr-CA': 'fr-CA',
    'pt-AO': 'pt-PT',
    pt: 'pt-BR',
    no: 'nb',
    'zh-Hans-SG': 'zh-CN',
    'zh-TW': undefined,
    tlh: undefined,
  };
  const found = Object.fromEntries(Object.keys(wanted).map((tag) => [tag, tagFor(tag)]));
  assert.deepEqual(found, wanted);
});

test('sentences and prices run from right to left where the language does', () => {
  const { say, money } = speak('ar');
  const flight = say('flight.line', { flight: 'OA476', from: 'SFO', to: 'JFK', day: 'الاثنين' });
  assert.match(flight, /^\u200fOA476/);
  assert.equal(money(3500, 'USD'), '\u200f35.00\u00a0US$\u200e');
  assert.doesNotMatch(say('bag.title'), /^\u200f/);
  assert.doesNotMatch(
    speak('en').money(3500, 'USD') + speak('de').say('bag.title'),
    /[\u200e\u200f]/,
  );
});

test('cards, receipts, marks, refusals and the timeline speak the language of the request', async () => {
  const script = [
    call('change_seat', { flight_number: 'OA476', seat: '12C' }),
    say('Gern.'),
    call('add_checked_bag', {}),
  ];
  await using app = await TestApp.start({ script, language: 'de-AT' });
  const { id } = await app.create('Platz 12C bitte');
  const done = (await app.items(id)).find(({ type }) => type === 'task');
  assert.match(JSON.stringify(done), /Sitzplatz auf OA476 geändert/);
  await app.say(id, 'Ein Koffer', mark());
  const card = lastWidget(await app.items(id));
  assert.match(JSON.stringify(card.widget), /Ein Gepäckstück hinzufügen\?/);
  assert.match(JSON.stringify(card.widget).replaceAll('\u00a0', ' '), /\$ 35,00|35,00 \$/);
  const { confirmation } = card.widget as { confirmation?: { id: string } };
  await app.click(id, card.id, 'confirmation.accept', { confirmation_id: confirmation?.id });
  assert.match(texts(await app.items(id)).at(-1) ?? '', /Gepäckstück/);
  assert.match((await app.customer(id)).timeline[0]?.entry ?? '', /Gepäckstück hinzugefügt/);
});
