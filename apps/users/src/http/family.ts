import type { components } from '#contracts/users.ts';
import type { Family } from '../use-cases/link-guardian.ts';
import { presentAwaited } from '../use-cases/show-user.ts';

export const presentFamily = ({ guardians, children }: Family): components['schemas']['Family'] => ({
  guardians,
  children: children.map(({ to_agree, ...child }) => ({
    ...child,
    ...(to_agree.length > 0 && { to_agree: to_agree.map(presentAwaited) }),
  })),
});
