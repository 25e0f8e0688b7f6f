import manifest from '../package.json' with { type: 'json' };

/** This server's version, as its header `openskies-server` says it. */
export const version: string = manifest.version;
