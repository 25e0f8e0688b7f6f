import { expect } from '@open-wc/testing';
import { clockText, offerEnd, partLeft } from './countdown.ts';

const offer = { created_at: '2026-12-01T10:00:00Z', expires_at: '2026-12-01T10:05:00Z' };
const made = Date.parse(offer.created_at);
const minutes = 60_000;

describe('countdown', () => {
  it('runs from when the offer was made while the clock makes sense', () => {
    expect(offerEnd(offer, made + minutes, false)).to.equal(made + 5 * minutes);
    expect(offerEnd(offer, made + minutes, true)).to.equal(made + 5 * minutes);
  });

  it('runs from when it came in for a reader whose clock is behind', () => {
    expect(offerEnd(offer, made - 60 * minutes, true)).to.equal(made - 55 * minutes);
    expect(offerEnd(offer, made - 60 * minutes, false)).to.equal(made - 55 * minutes);
  });

  it('runs from when it came in live for a reader whose clock is ahead', () => {
    expect(offerEnd(offer, made + 60 * minutes, true)).to.equal(made + 65 * minutes);
  });

  it('is over for an old card of a stored thread', () => {
    expect(offerEnd(offer, made + 60 * minutes, false)).to.equal(made + 5 * minutes);
  });

  it('never runs when the times cannot be read, and is over at once when they are reversed', () => {
    expect(offerEnd({ ...offer, expires_at: 'soon' }, made, true)).to.equal(Infinity);
    expect(
      offerEnd({ created_at: offer.expires_at, expires_at: offer.created_at }, made, true),
    ).to.equal(made);
  });

  it('knows the part that is left', () => {
    expect(partLeft(offer, 4.5 * minutes)).to.equal(0.9);
    expect(partLeft(offer, 50 * minutes)).to.equal(1);
    expect(partLeft(offer, -1)).to.equal(0);
  });

  it('says minutes and seconds in the digits of the language', () => {
    expect(clockText(272_000, String)).to.equal('4:32');
    expect(clockText(271_001, String)).to.equal('4:32');
    expect(clockText(5_000, String)).to.equal('0:05');
    expect(clockText(-5, String)).to.equal('0:00');
    expect(clockText(65_000, (value) => new Intl.NumberFormat('ar-EG').format(value))).to.equal(
      '١:٠٥',
    );
  });
});
