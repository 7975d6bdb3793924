"""Generated from contracts/permissions.yaml by `npm run generate`."""

PERSON_ROLES = frozenset({'reader', 'librarian', 'branch_manager', 'admin'})

ROLES = PERSON_ROLES | {'partner', 'machine'}

PERMISSIONS: dict[str, frozenset[str]] = {
    "loans.lend": frozenset({'librarian', 'branch_manager', 'admin', 'machine'}),
    "loans.return_any": frozenset({'librarian', 'branch_manager', 'admin', 'machine'}),
    "loans.renew_any": frozenset({'librarian', 'branch_manager', 'admin', 'machine'}),
    "loans.set_dates": frozenset({'librarian', 'branch_manager', 'admin'}),
    "loans.override": frozenset({'librarian', 'branch_manager', 'admin'}),
    "loans.override_strict": frozenset({'branch_manager', 'admin'}),
    "loans.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "journal.write": frozenset({'librarian', 'branch_manager', 'admin'}),
    "desk_tasks.work": frozenset({'librarian', 'branch_manager', 'admin'}),
    "holds.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "holds.write": frozenset({'librarian', 'branch_manager', 'admin'}),
    "holds.reorder": frozenset({'librarian', 'branch_manager', 'admin'}),
    "waiting_list.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "charges.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "charges.add": frozenset({'librarian', 'branch_manager', 'admin'}),
    "charges.settle": frozenset({'librarian', 'branch_manager', 'admin'}),
    "payments.take_at_machine": frozenset({'machine'}),
    "charges.waive": frozenset({'librarian', 'branch_manager', 'admin'}),
    "charges.refund": frozenset({'branch_manager', 'admin'}),
    "charges.cancel": frozenset({'branch_manager', 'admin'}),
    "cards.look_up": frozenset({'librarian', 'branch_manager', 'admin', 'machine'}),
    "readers.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "readers.read_history": frozenset({'librarian', 'branch_manager', 'admin'}),
    "readers.export": frozenset({'branch_manager', 'admin'}),
    "readers.erase": frozenset({'branch_manager', 'admin'}),
    "readers.write": frozenset({'librarian', 'branch_manager', 'admin'}),
    "staff.appoint": frozenset({'admin'}),
    "sessions.end_any": frozenset({'admin'}),
    "programs.write": frozenset({'admin'}),
    "sign_in_delays.lift": frozenset({'branch_manager', 'admin'}),
    "second_factors.remove_any": frozenset({'admin'}),
    "signing_keys.write": frozenset({'admin'}),
    "catalogue.write": frozenset({'librarian', 'branch_manager', 'admin', 'partner'}),
    "catalogue.import": frozenset({'branch_manager', 'admin', 'partner'}),
    "copies.read": frozenset({'librarian', 'branch_manager', 'admin', 'machine'}),
    "copies.write": frozenset({'librarian', 'branch_manager', 'admin'}),
    "categories.write": frozenset({'branch_manager', 'admin'}),
    "documents.publish": frozenset({'admin'}),
    "policies.write": frozenset({'branch_manager', 'admin'}),
    "policies.explain": frozenset({'librarian', 'branch_manager', 'admin'}),
    "branches.manage": frozenset({'branch_manager', 'admin'}),
    "reports.read": frozenset({'librarian', 'branch_manager', 'admin', 'partner'}),
    "notices.read": frozenset({'librarian', 'branch_manager', 'admin'}),
    "notices.resend": frozenset({'admin'}),
    "audit.read": frozenset({'admin'}),
    "dead_letters.settle": frozenset({'admin'}),
    "health.read": frozenset({'admin'}),
}
"""The roles that have each permission."""

SCOPES: dict[str, frozenset[str]] = {
    "openid": frozenset(),
    "profile": frozenset(),
    "email": frozenset(),
    "offline_access": frozenset(),
    "loans:read": frozenset(),
    "loans:write": frozenset(),
    "copies:write": frozenset({'copies.read', 'copies.write'}),
    "reports:read": frozenset({'reports.read'}),
    "guardian": frozenset(),
}
"""What each lets an app do of what its person's role permits."""
