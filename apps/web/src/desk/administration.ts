/** The screens by which the library is run. */
export { Admin } from './screens/admin/admin.tsx';
export { AdminAudit } from './screens/admin-audit/admin-audit.tsx';
export { AdminCategories } from './screens/admin-categories/admin-categories.tsx';
export { AdminDeadLetters } from './screens/admin-dead-letters/admin-dead-letters.tsx';
export { AdminDelays } from './screens/admin-delays/admin-delays.tsx';
export { AdminDocuments } from './screens/admin-documents/admin-documents.tsx';
export { AdminHealth } from './screens/admin-health/admin-health.tsx';
export { AdminNotices } from './screens/admin-notices/admin-notices.tsx';
export { AdminPolicies } from './screens/admin-policies/admin-policies.tsx';
export { AdminRoles } from './screens/admin-roles/admin-roles.tsx';
export { AdminPrograms } from './screens/admin-programs/admin-programs.tsx';
export { AdminStaff } from './screens/admin-staff/admin-staff.tsx';
export { Claims } from './screens/claims/claims.tsx';
export { Design } from './screens/design/design.tsx';
export { Import } from './screens/import/import.tsx';
export { Reports } from './screens/reports/reports.tsx';
export { Tasks } from './screens/tasks/tasks.tsx';
