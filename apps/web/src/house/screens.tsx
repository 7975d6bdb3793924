import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, ComponentType } from 'preact';
import { Redirect, Route, Switch, useLocation } from 'wouter-preact';
import { holdsPermissions, may, type Permission } from '#core/caller.ts';
import { useAccount, type Account } from './session.ts';

/**
 * Who may see a screen: whoever has a permission, or, for `staff`, any at all. The library itself decides what they may do
 * there.
 */
export type Audience = 'everybody' | 'signed-in' | 'staff' | Permission;

/** A screen of an app: its address, who may see it, and what draws it. */
export type Screen = {
  path: string;
  audience: Audience;
  component: ComponentType;
  /**
   * What it asks the library for first, as an address of the API. The browser is told of it by the page, and asks while
   * the app is still on its way. `:me` is the account that is signed in.
   */
  asksFirst?: string;
};

export function maySee(audience: Audience, account: Account | undefined): boolean {
  switch (audience) {
    case 'everybody':
      return true;
    case 'signed-in':
      return account !== undefined;
    case 'staff':
      return account !== undefined && holdsPermissions(account);
    default:
      return account !== undefined && may(account, audience);
  }
}

type Props = {
  screens: readonly Screen[];
  /** Where somebody goes for a screen that they may not see as who they are. */
  signIn: string;
  notFound: ComponentChildren;
};

/** The screen of the address that is open. */
export function Screens({ screens, signIn, notFound }: Props) {
  const account = useAccount();
  const [location] = useLocation();
  return (
    <Switch>
      {screens.map(({ path, audience, component: Component }) => (
        <Route key={path} path={path}>
          {maySee(audience, account) ? (
            <Component />
          ) : maySee('staff', account) ? (
            // To sign in again would bring them here again.
            notFound
          ) : (
            <Redirect to={`${signIn}?back=${encodeURIComponent(location)}`} replace />
          )}
        </Route>
      ))}
      <Route>{notFound}</Route>
    </Switch>
  );
}

/**
 * Names the window and, where the screen was come to by a link, moves the focus to its heading, so that it is read out
 * (WCAG 2.4.3).
 */
export function useScreenTitle(title: string, library: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === library ? library : `${title} · ${library}`;
  }, [title, library]);
  useEffect(() => {
    // The first screen of a visit has the focus where the browser puts it.
    if (performance.now() - openedAt > 1_000 && !heading.current?.parentElement?.contains(document.activeElement))
      heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

const openedAt = performance.now();
