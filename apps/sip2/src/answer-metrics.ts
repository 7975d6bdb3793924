import { Histogram, type Registry } from 'prom-client';
import type { NoteAnswer } from './conversation.ts';

/** Counts and times answers to machines, by the code of the message. */
export function answerMetrics(registry: Registry): NoteAnswer {
  const seconds = new Histogram({
    name: 'sip2_answer_duration_seconds',
    help: 'Duration of answers to self-check machines, by message, and whether the library could answer.',
    labelNames: ['message', 'answered'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return ({ code, ok, seconds: took }) => seconds.observe({ message: code, answered: String(ok) }, took);
}
