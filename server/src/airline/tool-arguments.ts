import * as z from 'zod';
import type { Action } from './airline.ts';

/** A tool that the model wants to be called, with its arguments as the model wrote them. */
export interface FunctionCall {
  callId: string;
  name: string;
  arguments: string;
}

/** Problems named to the model at once; it fixes the rest in its next try. */
const problemLimit = 3;

/**
 * The parameters that a tool call's text stands for, or in words for the model what is wrong with them. Models leave
 * the text empty when a tool has no parameters.
 */
export function readArguments(
  action: Action,
  json: string,
): { params: unknown } | { problem: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(json.trim() === '' ? '{}' : json);
  } catch {
    return { problem: `The arguments of ${action.name} are not valid JSON. Call it again.` };
  }
  const parsed = parseParameters(action, raw);
  if (parsed.success) return { params: parsed.data };
  const again = parseParameters(action, withoutNulls(raw));
  if (again.success) return { params: again.data };
  const problems = parsed.error.issues
    .slice(0, problemLimit)
    .map(({ path, message }) => `${z.core.toDotPath(path) || 'arguments'}: ${message}`);
  return { problem: `${action.name} was not called. ${problems.join('; ')}. Call it again.` };
}

/** What is sent as an action's parameters, as the action's own schema reads it. */
export function parseParameters(action: Action, raw: unknown): z.ZodSafeParseResult<unknown> {
  return z.safeParse(action.parameters as z.core.$ZodType, raw);
}

/** Models must name every parameter and say null for one left out, which `.optional()` alone does not take. */
function withoutNulls(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
}
