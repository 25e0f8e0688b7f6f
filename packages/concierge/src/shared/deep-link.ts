/** ChatKit's links into the page: `chatkit-link://show-trip?code=LL0EZ6`. Who follows one goes nowhere; the page is told. */
import { OpenskiesDeeplinkEvent } from '../conversation-events.ts';

const prefix = 'chatkit-link://';

export function isDeepLink(address: string): boolean {
  return address.startsWith(prefix) && address.length > prefix.length;
}

/** → `show-trip` and `{ code: 'LL0EZ6' }` */
function parseDeepLink(address: string): { name: string; data: Record<string, string> } {
  const [name = '', query = ''] = address.slice(prefix.length).split(/\?(.*)/s);
  const plain = name.replace(/\/$/, '');
  const data = Object.fromEntries(new URLSearchParams(query));
  try {
    return { name: decodeURIComponent(plain), data };
  } catch {
    return { name: plain, data };
  }
}

/** Makes a link one that tells the page. */
export function tellOnClick(link: HTMLAnchorElement, address: string): void {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const { name, data } = parseDeepLink(address);
    link.dispatchEvent(new OpenskiesDeeplinkEvent(name, data));
  });
}
