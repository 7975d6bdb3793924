/**
 * The address of an app to go back to after a sign-in. One of another site, or of another app, is not followed.
 *
 * @param home the app's own address
 */
export function backFrom(asked: URLSearchParams, home: '/' | '/desk'): string {
  const back = asked.get('back') ?? home;
  return /^\/(?![/\\])/.test(back) && back.startsWith(home) ? back : home;
}
