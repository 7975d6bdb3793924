import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { startTestService } from '#testing/service.ts';
import { users } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';

const account = z.object({ id: z.string(), email: z.string() });

export type Registry = Awaited<ReturnType<typeof registry>>;

/** The users service, with a lending desk that answers as the test says. */
export async function registry(options: { now?: () => Date } = {}) {
  const desk: { answer: (request: InvokeRequest) => InvokeAnswer } = {
    answer: () => ({ status: 204, body: undefined }),
  };
  const service = await startTestService(users, {
    ...options,
    migrations,
    env: { TIME_ZONE: 'Europe/Moscow' },
    invoke: (request) => desk.answer(request),
  });

  async function aUser(): Promise<{ id: string; role: 'reader'; email: string }> {
    const email = `${randomUUID()}@readers.example`;
    const answer = await service.request('POST', '/internal/readers', {
      headers: { 'dapr-caller-app-id': 'auth' },
      body: { email, password: 'ten letters or more', full_name: 'Анна', language: 'ru' },
    });
    return { ...account.parse(answer.body), role: 'reader' };
  }

  return { service, desk, aUser };
}
