import { readFileSync } from 'node:fs';
import { ConfigError } from '../config-error.ts';
import { lineOf, lineOfMistake } from './json-lines.ts';
import { parseTenants, TenantsProblem, type Tenant } from './tenants.ts';

/**
 * Reads `{"tenants": [ … ]}`.
 *
 * @param actions names of the airline's actions; absent: they are not known here
 * @throws ConfigError naming file, line and field
 */
export function readTenantsFile(file: string, actions?: readonly string[]): Tenant[] {
  const text = readText(file);
  const json = parseText(file, text);
  try {
    return parseTenants((json as { tenants?: unknown } | null)?.tenants, actions);
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
  } catch {
    // The message of the engine quotes the text, which holds secrets; the place is enough.
    throw new ConfigError(`${file}:${lineOfMistake(text)}: this is not valid JSON.`);
  }
}
