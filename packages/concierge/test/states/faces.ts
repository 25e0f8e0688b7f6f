/** The faces in which each state is looked at. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { settled } from '../scripted.ts';

export interface Face {
  name: string;
  width: 320 | 900;
  scheme?: 'dark';
  dir?: 'rtl';
  forced?: boolean;
}

const all: readonly Face[] = [
  { name: 'light, 320 px', width: 320 },
  { name: 'dark, 320 px', width: 320, scheme: 'dark' },
  { name: 'right to left, 320 px', width: 320, dir: 'rtl' },
  { name: 'forced colours, 320 px', width: 320, forced: true },
  { name: 'light, 900 px', width: 900 },
  { name: 'dark, 900 px', width: 900, scheme: 'dark' },
];

/** The two that differ most in Chromium, one elsewhere, for every run; all of them for the table in ACCESSIBILITY.md. */
export async function wantedFaces(): Promise<readonly Face[]> {
  const { wanted } = await executeServerCommand<{ wanted: boolean }, undefined>('all-faces');
  const few = navigator.userAgent.includes('Chrome') ? [all[0]!, all.at(-1)!] : [all[0]!];
  return wanted ? all : few;
}

export const widths = [320, 900] as const;

/** @returns whether this engine can show it: forced colours are Chromium's alone to switch on */
export async function put(element: OpenskiesConcierge, face: Face): Promise<boolean> {
  const { active } = await executeServerCommand<{ active: boolean }, boolean>(
    'force-colours',
    Boolean(face.forced),
  );
  if (face.forced && !active) return false;
  element.colorScheme = face.scheme ?? 'light';
  element.dir = face.dir ?? 'ltr';
  // A page in the dark is dark too, and what it brings into slots stands on our ground.
  document.documentElement.style.setProperty('color-scheme', face.scheme ?? 'light');
  await element.updateComplete;
  await settled(element);
  return true;
}

/** The page has the scheme again that it came with. */
export function takeOff(): void {
  document.documentElement.style.removeProperty('color-scheme');
}
