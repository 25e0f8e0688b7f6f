import { expect } from '@open-wc/testing';
import { money } from './money.ts';
import { createFormat, englishFormat } from './format.ts';

describe('format', () => {
  it('writes a calendar day as that day, in every zone', () => {
    expect(englishFormat.date('2026-12-03')).to.equal('Thu, Dec 3');
    expect(englishFormat.day('2027-02-01')).to.equal('Feb 1, 2027');
    expect(createFormat('de').date('2026-12-03')).to.equal('Do., 3. Dez.');
  });

  it('leaves a time of the airport as it is', () => {
    expect(englishFormat.time('08:05')).to.equal('08:05');
  });

  it('writes a moment as a reader would say it', () => {
    const now = new Date(2026, 10, 22, 21, 30);
    const at = (...parts: [number, number, number, number?, number?]) =>
      englishFormat.relative(new Date(...parts).toISOString(), now);
    expect(at(2026, 10, 22, 21, 30)).to.equal('Just now');
    expect(at(2026, 10, 22, 9, 12)).to.equal('Today, 9:12');
    expect(at(2026, 10, 21, 23, 59)).to.equal('Yesterday, 23:59');
    expect(at(2026, 10, 14)).to.equal('Nov 14');
    expect(at(2025, 10, 14)).to.equal('Nov 14, 2025');
  });

  it('answers what is no date as it came', () => {
    expect(englishFormat.date('soon')).to.equal('soon');
    expect(englishFormat.relative('soon')).to.equal('soon');
  });

  it('makes a formatter when it is first needed, and once', () => {
    const { DateTimeFormat } = Intl;
    let made = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(target, options) {
        made++;
        return Reflect.construct(target, options) as Intl.DateTimeFormat;
      },
    });
    try {
      const format = createFormat('fr');
      expect(made).to.equal(0);
      format.date('2026-12-03');
      format.date('2026-12-04');
      expect(made).to.equal(1);
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  it('writes money from minor units', () => {
    expect(money('en', 3500, 'USD')).to.equal('$35.00');
    expect(money('en', 3500, 'JPY')).to.equal('¥3,500');
    expect(money('ar', 3500, 'USD')).to.match(/US\$\u200e$/);
  });
});
