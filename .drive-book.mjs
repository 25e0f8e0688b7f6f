import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [w,h,scheme,locale] of [[1280,900,'light','en'],[1280,900,'dark','en'],[360,780,'light','en'],[900,900,'light','en']]) {
  const page = await browser.newPage({ viewport:{width:w,height:h}, colorScheme: scheme, locale });
  page.on('console', m => ['warning','error'].includes(m.type()) && console.log(m.type(), m.text()));
  page.on('pageerror', e => console.log('EXC', e.message));
  await page.goto('http://localhost:5101/');
  const el = page.locator('openskies-concierge').first();
  const box = el.getByRole('textbox').first();
  await box.waitFor();
  const say = async (t) => { await box.fill(t); await box.press('Enter'); };
  await say('Book me from SFO to NRT leaving 2027-01-05 and returning 2027-01-15 in business');
  const list = el.locator('openskies-widget, [part~=widget]').last();
  await page.waitForTimeout(2500);
  const pick = async (n) => { const b = el.getByRole('button', { name: /12:35|08:10/ }); await b.nth(n).click(); };
  await el.getByRole('button', { name: /12:35/ }).last().click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/h/book-${w}-${scheme}-${locale}-1.png` });
  await el.getByRole('button', { name: /08:10/ }).last().click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/h/book-${w}-${scheme}-${locale}-2.png` });
  await el.getByRole('button', { name: /^(Book for|Für .* buchen)/ }).last().click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/h/book-${w}-${scheme}-${locale}-3.png` });
  await page.close();
}
await browser.close();
