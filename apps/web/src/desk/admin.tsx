import type { ComponentChildren } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { defineTexts, language, useTexts } from '../house/language.ts';
import { ScreenBody } from '../house/screen.tsx';
import { maySee } from '../house/screens.tsx';
import { useAccount } from '../house/session.ts';
import { adminSections } from './admin-sections.ts';

const texts = defineTexts({ ru: { sections: 'Управление библиотекой' }, en: { sections: 'Library administration' } });

/** The sections that whoever is signed in may see, in words. */
export function useAdminSections() {
  const chosen = language.use();
  const account = useAccount();
  return Object.values(adminSections)
    .filter(({ audience }) => maySee(audience, account))
    .map(({ path, name, what }) => ({ to: path, name: name[chosen], what: what[chosen] }));
}

type AdminScreenProps = { title: string; children: ComponentChildren };

/** A screen by which the library is run, with the way to its neighbours. */
export function AdminScreen({ title, children }: AdminScreenProps) {
  const t = useTexts(texts);
  const [location] = useLocation();
  return (
    <ScreenBody title={title}>
      <nav class="sections" aria-label={t.sections}>
        {useAdminSections().map(({ to, name }) => (
          <Link key={to} href={to} aria-current={location === to ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      {children}
    </ScreenBody>
  );
}
