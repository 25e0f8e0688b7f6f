/**
 * 3500, 'USD' → "$35.00", as the reader writes it.
 *
 * @param locale BCP 47 tag
 * @param minor amount in minor units of the currency
 * @param currency ISO 4217
 */
export function money(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const amount = minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  // From right to left the sign of "US$" would stand on the other side of its letters.
  return format.format(amount).replace(/^\u200f.*[A-Z]\$/, '$&\u200e');
}
