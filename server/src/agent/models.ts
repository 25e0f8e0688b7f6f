/** Models over HTTP: any service that speaks OpenAI's API. `model-failure.ts` says how they fail. */
import { OpenAIChatCompletionsModel, OpenAIResponsesModel, type Model } from '@openai/agents';
import OpenAI, { toFile } from 'openai';
import * as z from 'zod';
import { atLeast, checkOptions, httpAddress, type Option } from '../options.ts';
import { ServiceModel } from './service-model.ts';

/** A recording of the customer's voice. */
export interface Recorded {
  bytes: Uint8Array;
  /** Without parameters: `audio/webm`, `audio/ogg` or `audio/mp4`. */
  mime_type: string;
  signal: AbortSignal;
}

/** Turns speech into words. */
export type Transcribe = (recording: Recorded) => Promise<string>;

/** What the concierge thinks with. */
export interface ConciergeModel {
  readonly kind: 'demo' | 'openai';
  readonly model: Model;
  /** Names threads. */
  readonly title: Model;
  /** Understands recordings; absent: it cannot. */
  readonly transcribe?: Transcribe;
}

export interface OpenAIModelOptions {
  /** Services that need none still want some text. Default: a placeholder. */
  apiKey?: string | undefined;
  /** Default: OpenAI's own address. */
  baseURL?: string | undefined;
  model: string;
  /** Default: `model`. */
  titleModel?: string | undefined;
  /** `chat` for services that have no Responses API. Default: `responses`. */
  api?: 'responses' | 'chat' | undefined;
  /** Understands recordings. Default: `gpt-4o-transcribe`. */
  transcriptionModel?: string | undefined;
  /** How long the service may say nothing, before and between its events. Milliseconds; default 30,000. */
  timeoutMs?: number | undefined;
}

const text = z.string().min(1);
const known: Record<keyof OpenAIModelOptions, Option> = {
  apiKey: [z.string().optional(), 'a key'],
  baseURL: [httpAddress.optional(), 'an http(s) address, such as https://api.openai.com/v1'],
  model: [text, 'the name of a model'],
  titleModel: [text.optional(), 'the name of a model'],
  api: [z.enum(['responses', 'chat']).optional(), '"responses" or "chat"'],
  transcriptionModel: [text.optional(), 'the name of a model'],
  timeoutMs: atLeast(1),
};

/**
 * A model behind OpenAI's API. It never retries by itself, stores nothing there and traces nothing.
 * @throws TypeError naming an option that cannot be right
 */
export function openaiModel(options: OpenAIModelOptions): ConciergeModel {
  checkOptions('openaiModel', options, known);
  const { model, titleModel = model, api = 'responses', timeoutMs = 30_000 } = options;
  const client = new OpenAI({
    apiKey: options.apiKey ?? 'none',
    baseURL: options.baseURL ?? 'https://api.openai.com/v1',
    maxRetries: 0,
    // Silence is ours to end; a second clock of the same length would race with it.
    timeout: 2 * timeoutMs,
    // Its log prints pieces of answers.
    logLevel: 'off',
  });
  const named = (name: string): Model =>
    new ServiceModel(
      api === 'chat'
        ? new OpenAIChatCompletionsModel(client, name)
        : new OpenAIResponsesModel(client, name),
      { timeoutMs, hasFinishReason: api === 'chat' },
    );
  return {
    kind: 'openai',
    model: named(model),
    title: named(titleModel),
    transcribe: transcribeWith(client, options.transcriptionModel ?? 'gpt-4o-transcribe'),
  };
}

function transcribeWith(client: OpenAI, model: string): Transcribe {
  return async ({ bytes, mime_type, signal }) => {
    const name = `recording.${mime_type.split('/')[1]}`;
    const file = await toFile(bytes, name, { type: mime_type });
    const { text } = await client.audio.transcriptions.create({ file, model }, { signal });
    return text;
  };
}
