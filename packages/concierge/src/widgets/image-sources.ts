/** Where pictures of widgets may come from. */
import { pageBase } from '../shared/page-base.ts';

/**
 * The address to load a picture from; null where it may not be loaded. The server's own pictures always may; others need https and, where
 * the thread names hosts, one of these or a subdomain of it.
 *
 * @param source absolute, or relative to the server
 * @param domains `allowed_image_domains` of the thread: absent allows every https host, as in ChatKit; empty allows none
 * @param apiUrl address of the server, absolute or relative to the page
 */
export function imageAddress(
  source: string,
  domains: readonly string[] | undefined,
  apiUrl: string | undefined,
): string | null {
  const api = apiUrl ? parse(apiUrl, pageBase()) : null;
  const url = parse(source, api?.href ?? pageBase());
  if (!source || !url || url.username || url.password) return null;
  if (url.origin === api?.origin) return url.href;
  if (url.protocol !== 'https:') return null;
  return !domains || domains.some((domain) => covers(domain, url.hostname)) ? url.href : null;
}

function covers(domain: unknown, hostname: string): boolean {
  if (typeof domain !== 'string') return false;
  const host = domain.toLowerCase().replace(/^\*?\./, '');
  return host !== '' && (hostname === host || hostname.endsWith(`.${host}`));
}

function parse(address: string, base: string): URL | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
