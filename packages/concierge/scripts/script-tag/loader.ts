/** Goes into the script-tag file: brings its parts, each once. */

/** What a part exports: the modules in it, by their file in the first pass. */
type Part = Record<string, unknown>;

export interface Loader {
  /** What has come, by the part's name. The core's own modules are there under ''. */
  parts: Record<string, Part>;
  /** A part, with all that it needs. Rejects when it cannot be had; the next call tries again. */
  load(part: string): Promise<Part>;
}

/**
 * @param base address of the folder
 * @param ending of a part's file, after its name
 * @param needs part → the parts that must be there before it
 */
export function createLoader(
  base: string,
  ending: string,
  needs: Record<string, readonly string[]>,
): Loader {
  const parts: Loader['parts'] = {};
  const loading: Record<string, Promise<Part>> = {};
  let failures = 0;
  const fetchPart = (name: string): Promise<Part> =>
    (loading[name] ??= Promise.all((needs[name] ?? []).map(fetchPart))
      // A browser remembers that an address failed: a second try needs another one.
      .then(() => import(base + name + ending + (failures ? `?${failures}` : '')))
      .then(
        (part: Part) => (parts[name] = part),
        (cause: unknown) => {
          delete loading[name];
          failures++;
          throw cause;
        },
      ));
  return { parts, load: fetchPart };
}
