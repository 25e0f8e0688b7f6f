import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tags } from '../../airline/text/languages.ts';
import { inEnglish } from './suggestions.ts';
import { talk } from './try-demo.ts';

const english = {
  seat: 'Change my seat',
  seat_on: 'Change my seat on OA476',
  bag: 'Add a checked bag',
  meal: 'Set a meal preference',
  flights: 'Show flights to Tokyo',
};

describe('suggestions of the element', () => {
  for (const tag of tags.filter((tag) => tag !== 'en')) {
    it(`are understood in ${tag}`, async () => {
      const { words } = (await import(`@openskies/concierge/locales/${tag}`)) as {
        words: Record<string, string>;
      };
      const isRegional = ['es-419', 'fr-CA', 'pt-PT'].includes(tag);
      for (const [key, sentence] of Object.entries(english)) {
        const said = words[`start.prompt.${key}`];
        if (said === undefined && isRegional) continue; // said as in its language
        assert.ok(said, key);
        assert.equal(await inEnglish(said.replace('{flight}', 'OA476')), sentence);
      }
    });
  }

  it('are answered without an English word', async () => {
    const { words } = (await import('@openskies/concierge/locales/de')) as {
      words: Record<string, string>;
    };
    for (const key of ['bag', 'meal', 'flights', 'seat_on']) {
      const said = words[`start.prompt.${key}`]!.replace('{flight}', 'OA476');
      const { calls, text } = await talk([said]);
      assert.equal(calls.length, 1, said);
      assert.equal(text, '', said);
    }
  });

  it('are that alone: other words stay as they are', async () => {
    for (const said of ['Quiero un asiento de ventana', 'Change my seat', 'Sitzplatz auf']) {
      assert.equal(await inEnglish(said), said);
    }
  });
});
