/** What a tool call came to, in words for the model and in the list of what its run does. */
import type { WorkTask } from '../threads/run-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import type { Refused } from './airline.ts';
import type { PastEffect } from './effect.ts';
import { speak } from './text/speech.ts';

/** What the model is told, and whether its turn is over. */
export interface ToolOutcome {
  output: string;
  ends_turn: boolean;
  /** What it came to, in the list of what the run does: the mark is the effect's. */
  task?: WorkTask | undefined;
}

export function notRepeated({ superseded }: PastEffect): string {
  return superseded
    ? 'What was done before has changed since, and was not done again.'
    : 'This was done before and was not repeated.';
}

/** For the model: the code is the same in every language, the sentence is the customer's. */
export function refusal({ refused, sentence }: Refused): string {
  return `Not done (${refused}): ${sentence}`;
}

/** Nobody could tell what came of a wish. */
export function unknownOutcome({ language }: ThreadWriter): Refused {
  return { refused: 'action.unknown', sentence: speak(language).say('desk.unknown') };
}

/** The customer's part of what the model was told. */
export function saidIn(output: string): string {
  return output.replace(/^Not done \([\w.]+\): /, '');
}

export function taskOf(
  title: string | null,
  status_indicator: WorkTask['status_indicator'],
  content?: string,
): WorkTask | undefined {
  return title === null
    ? undefined
    : { type: 'custom', title, status_indicator, ...(content && { content }) };
}
