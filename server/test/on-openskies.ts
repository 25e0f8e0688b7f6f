/** Runs actions of the built-in airline by hand, on a customer who must not be changed in place. */
import assert from 'node:assert/strict';
import type { CustomerProfile } from '@openskies/protocol';
import {
  isRefused,
  type Action,
  type Applied,
  type Quote,
  type Refused,
} from '../src/airline/airline.ts';
import { demoCustomer } from '../src/airline/openskies/demo-customer.ts';
import { openskies } from '../src/airline/openskies/openskies.ts';
import { parseParameters } from '../src/airline/tool-arguments.ts';

export const now = new Date('2026-11-22T12:00:00Z');

export function jordan(change: Partial<CustomerProfile> = {}): CustomerProfile {
  const ref = { tenant: 'demo', subject: 'local-demo', kind: 'demo', thread_id: null } as const;
  return deepFreeze({ ...demoCustomer(ref, now), ...change });
}

export function action(name: string): Action {
  const found = openskies.actions.find((one) => one.name === name);
  assert.ok(found, `OpenSkies has no action ${name}`);
  return found;
}

/** Checks the parameters and applies the action. */
export function attempt(name: string, params: unknown, customer = jordan()): Applied | Refused {
  const found = action(name);
  const parsed = parseParameters(found, params);
  assert.ok(parsed.success, parsed.error?.message);
  assert.ok(found.apply);
  return found.apply({ customer, params: parsed.data, facts: undefined, now, language: 'en' });
}

/** The same where the airline must agree. */
export function apply(name: string, params: unknown, customer = jordan()): Applied {
  const result = attempt(name, params, customer);
  assert.ok(!isRefused(result), `refused: ${JSON.stringify(result)}`);
  return result;
}

/** The same where it must refuse with this code. */
export function refusal(name: string, params: unknown, customer = jordan()): Refused {
  const result = attempt(name, params, customer);
  assert.ok(isRefused(result), `not refused: ${JSON.stringify(result)}`);
  return result;
}

export function quote(name: string, customer = jordan(), params = {}): Quote | Refused {
  const found = action(name);
  assert.ok(found.quote);
  return found.quote({ customer, params, facts: undefined, now, language: 'en' });
}

/** A click on what an action has shown: parameters, effect, and the widget afterwards. */
export function click(name: string, payload: unknown, { show }: Applied, customer = jordan()) {
  const found = action(name);
  assert.ok(found.widget && show);
  const params = found.widget.params({ payload, offer: show.offer, customer, language: 'en' });
  if (isRefused(params as object)) return { refused: params as Refused };
  const input = {
    payload,
    offer: show.offer,
    params,
    widget: deepFreeze(show.widget),
    language: 'en',
  };
  const applied = attempt(name, params, customer);
  return { params, applied, widget: found.widget.answered(input) };
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
