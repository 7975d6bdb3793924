/** The address of this app to go back to after a sign-in. One of another site is not followed. */
export function backFrom(asked: URLSearchParams): string {
  const back = asked.get('back') ?? '/';
  return /^\/(?![/\\])/.test(back) ? back : '/';
}
