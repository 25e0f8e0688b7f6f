import { readFileSync } from 'node:fs';
import { ConfigError } from '../config-error.ts';
import { lineOf } from './json-lines.ts';
import { parseTenants, TenantsProblem, type Tenant } from './tenants.ts';

/**
 * Reads `{"tenants": [ … ]}`.
 * @throws ConfigError naming file, line and field
 */
export function readTenantsFile(file: string): Tenant[] {
  const text = readText(file);
  const json = parseText(file, text);
  try {
    return parseTenants((json as { tenants?: unknown } | null)?.tenants);
  } catch (error) {
    if (!(error instanceof TenantsProblem)) throw error;
    throw new ConfigError(`${file}:${lineOf(text, error.path)}: ${error.message}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigError(`OPENSKIES_TENANTS is ${file}, which cannot be read (${code}).`, {
      cause,
    });
  }
}

function parseText(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // The message of the engine quotes the text, which holds secrets; the place is enough.
    const position = /position (\d+)/.exec((cause as Error).message)?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    throw new ConfigError(`${file}:${before.split('\n').length}: this is not valid JSON.`);
  }
}
