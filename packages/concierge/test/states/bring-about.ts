import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { mount, scripted, until } from '../scripted.ts';
import type { State } from './state.ts';

/** The state in an element of a width, as soon as it is there. */
export async function bringAbout(state: State, width: number): Promise<OpenskiesConcierge> {
  const { steps = [], server: name, setUp, act, sign } = state;
  const server = await scripted({
    steps: typeof steps === 'function' ? steps() : steps,
    ...(name ? { server: name } : {}),
  });
  const element = await mount(server, (node) => {
    node.style.setProperty('width', `${width}px`);
    setUp?.(node, server);
  });
  await act?.(element, server);
  await until(() => element.shadowRoot?.querySelector(sign), sign);
  return element;
}
