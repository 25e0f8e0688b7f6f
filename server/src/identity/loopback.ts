/** Names by which only this machine is reached. */
const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether a Host header names this machine: a page elsewhere that was pointed here by DNS does not. */
export function isLoopbackHost(host: string): boolean {
  return loopbackName.test(host.replace(/:\d+$/, '').toLowerCase());
}

/** Whether an Origin is a page served from this machine, at any port. */
export function isLoopbackOrigin(origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return (
    url !== null &&
    url.origin === origin &&
    /^https?:$/.test(url.protocol) &&
    loopbackName.test(url.hostname)
  );
}
