import { expect } from '@open-wc/testing';
import { mergeValues, nestValues } from './form-values.ts';
import { matchesPattern } from './patterns.ts';

describe('form values', () => {
  it('nests names by their dots', () => {
    expect(
      nestValues([
        ['passenger.name', 'Jordan'],
        ['passenger.age', '40'],
        ['note', ''],
      ]),
    ).to.deep.equal({
      passenger: { name: 'Jordan', age: '40' },
      note: '',
    });
  });

  it('lets what the payload has win, at every depth', () => {
    const values = { seat: '12C', passenger: { name: 'Jordan', age: '40' } };
    expect(mergeValues(values, { seat: '14A', passenger: { name: 'Sam' }, id: 7 })).to.deep.equal({
      seat: '14A',
      passenger: { name: 'Sam', age: '40' },
      id: 7,
    });
    expect(mergeValues(values, undefined)).to.deep.equal(values);
  });

  it('reaches into no prototype', () => {
    nestValues([
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
      ['a.__proto__.polluted', 'yes'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });
});

describe('patterns of fields', () => {
  it('match the whole value', () => {
    expect(matchesPattern('^[A-Za-z ]+$', 'Jordan Miles')).to.equal(true);
    expect(matchesPattern('[0-9]{3}', '1234')).to.equal(false);
  });

  it('are left to the server where they are broken or could take long', () => {
    const long = `${'a'.repeat(200)}!`;
    for (const pattern of [
      '(a+)+$',
      '([a-z]*)*b',
      '(a|a)*b',
      '(?:a+){2,}b',
      'a*a*a*a*b',
      '(x',
      '(a)\\1+',
      '['.repeat(300),
    ]) {
      expect(matchesPattern(pattern, long), pattern).to.equal(true);
    }
  });
});
