import { expect } from '@open-wc/testing';
import { addDays, addMonths, clampDay, firstWeekday, monthWeeks, toDay, weekday } from './days.ts';
import { popupPlace } from './place-popup.ts';

describe('days', () => {
  it('takes the day as it is written, whatever the zone', () => {
    expect(toDay('2026-03-02T23:30:00-08:00')).to.equal('2026-03-02');
    expect(toDay('2026-03-02')).to.equal('2026-03-02');
    for (const text of ['', 'soon', '2026-02-30', '2026-13-01', '02/03/2026'])
      expect(toDay(text), text).to.equal('');
  });

  it('adds days over summer time and months over short ones', () => {
    expect(addDays('2026-03-28', 2)).to.equal('2026-03-30');
    expect(addMonths('2026-01-31', 1)).to.equal('2026-02-28');
    expect(addMonths('2026-01-31', -11)).to.equal('2025-02-28');
    expect(weekday('2026-11-22')).to.equal(7);
  });

  it('keeps within bounds, where there are any', () => {
    expect(clampDay('2026-01-01', '2026-02-01', '')).to.equal('2026-02-01');
    expect(clampDay('2026-03-01', '', '2026-02-01')).to.equal('2026-02-01');
    expect(clampDay('2026-03-01', '', '')).to.equal('2026-03-01');
  });

  it('lays out a month from the week’s first day', () => {
    expect(monthWeeks('2026-12-15', 7)[0]![0]).to.equal('2026-11-29');
    expect(monthWeeks('2026-12-15', 1)[0]![0]).to.equal('2026-11-30');
    expect(monthWeeks('2026-12-15', 1)).to.have.length(6);
  });

  it('knows the week’s first day, where the browser does', () => {
    expect(firstWeekday('de')).to.equal(1);
    expect([1, 7]).to.include(firstWeekday('en-US'));
  });
});

describe('popup place', () => {
  const window = { width: 360, height: 640 };
  const popup = { width: 276, height: 320 };
  const anchor = { left: 32, top: 100, width: 296, height: 40 };

  it('lies where it is wanted', () => {
    expect(
      popupPlace(anchor, popup, window, { side: 'bottom', align: 'start', rtl: false }),
    ).to.deep.equal({ left: 32, top: 144 });
    expect(
      popupPlace(anchor, popup, window, { side: 'bottom', align: 'end', rtl: false }),
    ).to.deep.equal({ left: 52, top: 144 });
    expect(
      popupPlace(anchor, popup, window, { side: 'bottom', align: 'start', rtl: true }),
    ).to.deep.equal({ left: 52, top: 144 });
  });

  it('turns over where there is no room, and never leaves the window', () => {
    expect(
      popupPlace({ ...anchor, top: 580 }, popup, window, {
        side: 'bottom',
        align: 'start',
        rtl: false,
      }).top,
    ).to.equal(256);
    expect(
      popupPlace({ ...anchor, left: 200 }, popup, window, {
        side: 'bottom',
        align: 'start',
        rtl: false,
      }).left,
    ).to.equal(76);
    expect(
      popupPlace(anchor, popup, window, { side: 'right', align: 'center', rtl: false }),
    ).to.deep.equal({ left: 76, top: 8 });
  });
});
