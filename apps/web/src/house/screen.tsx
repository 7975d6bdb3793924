import type { ComponentChildren } from 'preact';
import { defineTexts, useTexts } from './language.ts';
import { useScreenTitle } from './screens.tsx';

export const libraryTexts = defineTexts({ ru: { name: 'Абонемент' }, en: { name: 'Abonement' } });

type ScreenProps = {
  title: string;
  /** For a screen whose look says what it is: the heading is for screen readers. */
  hideTitle?: boolean;
  children: ComponentChildren;
};

/** A screen's heading and what is below it. */
export function ScreenBody({ title, hideTitle = false, children }: ScreenProps) {
  const { name } = useTexts(libraryTexts);
  const heading = useScreenTitle(title, name);
  return (
    <main id="main" class="screen stack stack-wide">
      <h1 ref={heading} tabIndex={-1} class={hideTitle ? 'visually-hidden' : undefined}>
        {title}
      </h1>
      {children}
    </main>
  );
}
