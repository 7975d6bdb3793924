import type { components } from '#contracts/public.ts';
import { answerOf, apiAt, type Api } from './client.ts';

type Schemas = components['schemas'];
export type NewReader = Schemas['NewReader'];

export type Desk = {
  gateway: string;
  /** In the name of somebody at the desk. */
  api: Api;
};

/** Registers a reader at the desk, who chooses a password by the code of their slip. What was done before is not done again. */
export async function registerReader(
  desk: Desk,
  reader: NewReader & { email: string },
  password: string,
): Promise<Schemas['User']> {
  const user = answerOf(await desk.api.POST('/users', { body: reader }));
  await choosePassword(desk, user.id, { email: reader.email, password });
  return user;
}

async function choosePassword(
  { gateway, api }: Desk,
  user_id: string,
  account: { email: string; password: string },
): Promise<void> {
  const slip = await api.POST('/users/{user_id}/sign-in-code', { params: { path: { user_id } } });
  if (slip.error?.code === 'already_signs_in') return;
  const { card_number, code } = answerOf(slip);
  answerOf(await apiAt(gateway).POST('/auth/first-password', { body: { card_number, code, ...account } }));
}
