import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../../test/customer-fixture.ts';
import { englishText as text } from '../text/text.ts';
import { greetingFor, promptsFor, sentenceFor } from './start-prompts.ts';

const morning = new Date(2026, 10, 22, 8, 0);
const customer = drawnCustomer(morning);

describe('the start screen’s words', () => {
  it('greet by the time of day and the first name', () => {
    expect(greetingFor(text, customer, morning)).to.equal('Good morning, Jordan');
    expect(greetingFor(text, null, new Date(2026, 10, 22, 20, 0))).to.equal('Good evening');
  });

  it('name the next flight and the days until it', () => {
    expect(sentenceFor(text, customer, morning)).to.equal(
      'OA476 to JFK is in 11 days. What can I take care of?',
    );
    const eve = new Date(2026, 11, 2, 23, 0);
    expect(sentenceFor(text, customer, eve)).to.contain('leaves tomorrow');
    expect(sentenceFor(text, null, morning)).to.equal('What can I take care of?');
  });

  it('pass over cancelled and past flights', () => {
    const [first, second] = customer.segments;
    for (const status of ['Cancelled', 'CANCELLED', 'canceled']) {
      const cancelled = { ...customer, segments: [{ ...first!, status }, second!] };
      expect(promptsFor(text, cancelled, morning)[0]?.label, status).to.equal(
        'Change my seat on OA477',
      );
    }
  });

  it('suggest nothing about a trip to a customer who has none', () => {
    const labels = (of: typeof customer | null, now = morning) =>
      promptsFor(text, of, now).map(({ label }) => label);
    expect(labels(null)[0], 'not known yet').to.equal('Change my seat');
    expect(labels({ ...customer, segments: [] })).to.deep.equal(['Show flights to Tokyo']);
    expect(labels(customer, new Date(2027, 0, 5))).to.deep.equal(['Show flights to Tokyo']);
  });
});
