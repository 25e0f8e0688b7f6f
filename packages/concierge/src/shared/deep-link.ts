/** ChatKit's links into the page: `chatkit-link://show-trip?code=LL0EZ6`. Who follows one goes nowhere; the page is told. */
const prefix = 'chatkit-link://';

export function isDeepLink(address: string): boolean {
  return address.startsWith(prefix) && address.length > prefix.length;
}

/** → `show-trip` and `{ code: 'LL0EZ6' }`. Null for another kind of address. */
export function parseDeepLink(
  address: string,
): { name: string; data: Record<string, string> } | null {
  if (!isDeepLink(address)) return null;
  const [name = '', query = ''] = address.slice(prefix.length).split(/\?(.*)/s);
  const plain = name.replace(/\/$/, '');
  const data = Object.fromEntries(new URLSearchParams(query));
  try {
    return { name: decodeURIComponent(plain), data };
  } catch {
    return { name: plain, data };
  }
}

/** Tells of every such link that is followed inside the tree, for as long as the tree lives. */
export function watchDeepLinks(
  tree: Node,
  tell: (link: { name: string; data: Record<string, string> }) => void,
): void {
  tree.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const deep = parseDeepLink(link?.getAttribute('href') ?? '');
    if (!deep) return;
    event.preventDefault();
    tell(deep);
  });
}
