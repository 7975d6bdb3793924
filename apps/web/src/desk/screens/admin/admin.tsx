import { Link } from 'wouter-preact';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAdminSections } from '../../admin.tsx';
import { texts } from './texts.ts';

/** What there is to run the library with. */
export function Admin() {
  const t = useTexts(texts);
  return (
    <ScreenBody title={t.title}>
      <ul class="cards">
        {useAdminSections().map(({ to, name, what }) => (
          <li key={to} class="card stack stack-tight">
            <Link href={to}>{name}</Link>
            <p class="quiet">{what}</p>
          </li>
        ))}
      </ul>
    </ScreenBody>
  );
}
