// Generated from contracts/permissions.yaml by `npm run generate`.

/** The roles of people. */
export const personRoles = ['reader', 'librarian', 'branch_manager', 'admin'] as const;
/** The roles of programs, which are nobody's account. */
export const programRoles = ['partner', 'machine'] as const;

export type PersonRole = (typeof personRoles)[number];
export type ProgramRole = (typeof programRoles)[number];
export type Role = PersonRole | ProgramRole;

export type Permission =
  | 'loans.lend'
  | 'loans.return_any'
  | 'loans.renew_any'
  | 'loans.set_dates'
  | 'loans.claim'
  | 'loans.declare_lost'
  | 'loans.override'
  | 'loans.override_strict'
  | 'loans.read'
  | 'journal.write'
  | 'desk_tasks.work'
  | 'holds.read'
  | 'holds.write'
  | 'holds.reorder'
  | 'waiting_list.read'
  | 'charges.read'
  | 'charges.add'
  | 'charges.settle'
  | 'payments.take_at_machine'
  | 'charges.waive'
  | 'charges.refund'
  | 'charges.cancel'
  | 'tills.work'
  | 'cards.look_up'
  | 'readers.read'
  | 'readers.read_history'
  | 'readers.export'
  | 'readers.merge'
  | 'readers.erase'
  | 'readers.write'
  | 'staff.appoint'
  | 'sessions.end_any'
  | 'programs.write'
  | 'sign_in_delays.lift'
  | 'second_factors.remove_any'
  | 'signing_keys.write'
  | 'catalogue.write'
  | 'catalogue.import'
  | 'copies.read'
  | 'copies.write'
  | 'categories.write'
  | 'documents.publish'
  | 'policies.write'
  | 'policies.explain'
  | 'branches.manage'
  | 'reports.read'
  | 'notices.read'
  | 'notices.resend'
  | 'audit.read'
  | 'dead_letters.settle'
  | 'health.read';

/** The roles that have each permission. */
export const permissions: Record<Permission, readonly Role[]> = {
  'loans.lend': ['librarian', 'branch_manager', 'admin', 'machine'],
  'loans.return_any': ['librarian', 'branch_manager', 'admin', 'machine'],
  'loans.renew_any': ['librarian', 'branch_manager', 'admin', 'machine'],
  'loans.set_dates': ['librarian', 'branch_manager', 'admin'],
  'loans.claim': ['librarian', 'branch_manager', 'admin'],
  'loans.declare_lost': ['librarian', 'branch_manager', 'admin'],
  'loans.override': ['librarian', 'branch_manager', 'admin'],
  'loans.override_strict': ['branch_manager', 'admin'],
  'loans.read': ['librarian', 'branch_manager', 'admin'],
  'journal.write': ['librarian', 'branch_manager', 'admin'],
  'desk_tasks.work': ['librarian', 'branch_manager', 'admin'],
  'holds.read': ['librarian', 'branch_manager', 'admin'],
  'holds.write': ['librarian', 'branch_manager', 'admin', 'machine'],
  'holds.reorder': ['librarian', 'branch_manager', 'admin'],
  'waiting_list.read': ['librarian', 'branch_manager', 'admin'],
  'charges.read': ['librarian', 'branch_manager', 'admin'],
  'charges.add': ['librarian', 'branch_manager', 'admin'],
  'charges.settle': ['librarian', 'branch_manager', 'admin'],
  'payments.take_at_machine': ['machine'],
  'charges.waive': ['librarian', 'branch_manager', 'admin'],
  'charges.refund': ['branch_manager', 'admin'],
  'charges.cancel': ['branch_manager', 'admin'],
  'tills.work': ['librarian', 'branch_manager', 'admin'],
  'cards.look_up': ['librarian', 'branch_manager', 'admin', 'machine'],
  'readers.read': ['librarian', 'branch_manager', 'admin'],
  'readers.read_history': ['librarian', 'branch_manager', 'admin'],
  'readers.export': ['branch_manager', 'admin'],
  'readers.merge': ['branch_manager', 'admin'],
  'readers.erase': ['branch_manager', 'admin'],
  'readers.write': ['librarian', 'branch_manager', 'admin'],
  'staff.appoint': ['admin'],
  'sessions.end_any': ['admin'],
  'programs.write': ['admin'],
  'sign_in_delays.lift': ['branch_manager', 'admin'],
  'second_factors.remove_any': ['admin'],
  'signing_keys.write': ['admin'],
  'catalogue.write': ['librarian', 'branch_manager', 'admin', 'partner'],
  'catalogue.import': ['branch_manager', 'admin', 'partner'],
  'copies.read': ['librarian', 'branch_manager', 'admin', 'machine'],
  'copies.write': ['librarian', 'branch_manager', 'admin'],
  'categories.write': ['branch_manager', 'admin'],
  'documents.publish': ['admin'],
  'policies.write': ['branch_manager', 'admin'],
  'policies.explain': ['librarian', 'branch_manager', 'admin'],
  'branches.manage': ['branch_manager', 'admin'],
  'reports.read': ['librarian', 'branch_manager', 'admin', 'partner'],
  'notices.read': ['librarian', 'branch_manager', 'admin'],
  'notices.resend': ['admin'],
  'audit.read': ['admin'],
  'dead_letters.settle': ['admin'],
  'health.read': ['admin'],
};

/** What apps ask of people. */
export const appScopes = ['openid', 'profile', 'email', 'offline_access', 'loans:read', 'loans:write', 'copies:write', 'reports:read'] as const;
export type AppScope = (typeof appScopes)[number];
/** All by which somebody acts for another, as an app or as a guardian. */
export const scopes = [...appScopes, 'guardian'] as const;
export type Scope = (typeof scopes)[number];

/** What each lets an app do of what its person's role permits. */
export const permissionsOfScopes: Record<Scope, readonly Permission[]> = {
  'openid': [],
  'profile': [],
  'email': [],
  'offline_access': [],
  'loans:read': [],
  'loans:write': [],
  'copies:write': ['copies.read', 'copies.write'],
  'reports:read': ['reports.read'],
  'guardian': [],
};
