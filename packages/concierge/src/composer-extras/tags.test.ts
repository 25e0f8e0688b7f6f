import { expect } from '@open-wc/testing';
import { endOf, fromContent, insertTag, moveTags, toContent, triggerAt, type Tag } from './tags.ts';

const flight = { id: 'f1', title: 'OA476' };
const place = { id: 'p1', title: 'New York', group: 'Places', interactive: true };
const draft = 'Is OA476 to New York late?';
const tags: Tag[] = [
  { start: 3, entity: flight },
  { start: 12, entity: place },
];
const words = (text: string, of: readonly Tag[]) =>
  of.map((tag) => text.slice(tag.start, endOf(tag)));

describe('tags in the draft', () => {
  it('move with the words round them, and are words again once they are changed', () => {
    const after = (next: string) => words(next, moveTags(tags, draft, next));
    expect(after(`Please: ${draft}`)).to.deep.equal(['OA476', 'New York']);
    expect(after(`${draft} Thanks`)).to.deep.equal(['OA476', 'New York']);
    expect(after('Is OA476 flying to New York late?')).to.deep.equal(['OA476', 'New York']);
    expect(after('Is OA47 to New York late?')).to.deep.equal(['New York']);
    expect(after('Is OA4x76 to New York late?')).to.deep.equal(['New York']);
    expect(after('')).to.deep.equal([]);
    expect(after('Is  to New York late?')).to.deep.equal(['New York']);
  });

  it('stand in place of what led to them', () => {
    const typed = 'Is @oa late?';
    const { draft: next, tags: put, caret } = insertTag(typed, [], [3, 6], flight);
    expect(next).to.equal('Is OA476 late?');
    expect(words(next, put)).to.deep.equal(['OA476']);
    expect(caret).to.equal(9);
    expect(insertTag('@', [], [0, 1], flight).draft).to.equal('OA476 ');
  });

  it('are pieces of the message, in their order, without space round it', () => {
    const moved = moveTags(tags, draft, `  ${draft}`);
    expect(toContent(`  ${draft} `, moved)).to.deep.equal([
      { type: 'input_text', text: 'Is ' },
      { type: 'input_tag', id: 'f1', text: 'OA476', data: {} },
      { type: 'input_text', text: ' to ' },
      {
        type: 'input_tag',
        id: 'p1',
        text: 'New York',
        group: 'Places',
        interactive: true,
        data: {},
      },
      { type: 'input_text', text: ' late?' },
    ]);
    expect(toContent('OA476 ', [{ start: 0, entity: flight }])).to.deep.equal([
      { type: 'input_tag', id: 'f1', text: 'OA476', data: {} },
    ]);
  });

  it('come back from a message as they were', () => {
    const content = toContent(draft, tags);
    const back = fromContent(content);
    expect(back.draft).to.equal(draft);
    expect(toContent(back.draft, back.tags)).to.deep.equal(content);
  });
});

describe('a sign that asks for suggestions', () => {
  const query = (text: string, signs = '@/') => triggerAt(text, text.length, signs)?.query ?? null;

  it('begins a word, and holds a name with single spaces', () => {
    expect(query('@')).to.equal('');
    expect(query('Am I on @oa')).to.equal('oa');
    expect(query('Fly to @New Yo')).to.equal('New Yo');
    expect(query('Line\n@zu')).to.equal('zu');
    expect(query('(@zu')).to.equal('zu');
    expect(query('/he')).to.equal('he');
  });

  it('is none in an address, a fraction, or far behind', () => {
    expect(query('mail me@example')).to.equal(null);
    expect(query('1/2')).to.equal(null);
    expect(query('and/or')).to.equal(null);
    expect(query('@ 5 o’clock')).to.equal(null);
    expect(query('@oa  x')).to.equal(null);
    expect(query(`@${'x'.repeat(60)}`)).to.equal(null);
    expect(query('@oa', '/')).to.equal(null);
  });
});
