import { QueryClientProvider } from '@tanstack/preact-query';
import { render, type ComponentType } from 'preact';
import { queries } from './asking.ts';
import { language } from './language.ts';
import { StepUpDialog } from './step-up-dialog.tsx';
import { applyTheme } from './theme.ts';

/** Runs an app of the house in its page. */
export function start(App: ComponentType): void {
  applyTheme();
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app.');
  root.replaceChildren();
  render(
    <QueryClientProvider client={queries}>
      <Speaking>
        <App />
        <StepUpDialog />
      </Speaking>
    </QueryClientProvider>,
    root,
  );
}

/** Says which language the page is in, for screen readers, hyphenation and quotation marks. */
function Speaking({ children }: { children: preact.ComponentChildren }) {
  document.documentElement.lang = language.use();
  return <>{children}</>;
}
