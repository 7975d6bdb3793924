export const roles = ['reader', 'librarian', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who calls, according to their access token. */
export type Caller = { id: string; role: Role; sessionId: string; expiresAt: number };

export const isStaff = (caller: Pick<Caller, 'role'>): boolean =>
  caller.role === 'librarian' || caller.role === 'admin';
