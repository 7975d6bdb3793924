const API = '/api/v1/';
/** Secrets, where somebody is signed in and by what, what apps may do, and all data about somebody at once. */
const NEVER = [/^auth\//, /^oauth\//, /^session(\/|$)/, /\/personal-data$/, /^outside-providers$/, /\/sign-in-delay$/];

/** Whether what the library answers under a path is kept for a reader without a connection. */
export const isKept = (path: string): boolean =>
  path.startsWith(API) && !NEVER.some((those) => those.test(path.slice(API.length)));
