/**
 * npm runs a script under a shell that keeps a signal to itself: `kill` on npm ends the shell and leaves the script behind.
 * The script sees that by its parent, which is then another process.
 *
 * @param {() => void} listener called once, when the npm that started this process is gone
 */
export function onNpmEnded(listener) {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    listener();
  }, 250).unref();
}
