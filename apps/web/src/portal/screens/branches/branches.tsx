import type { components } from '#contracts/public.ts';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { textOfHours, type Hours } from '../../../house/hours.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Where books are lent, and when it is open: today, and on each day of the week. */
export function Branches() {
  const t = useTexts(texts);
  const branches = useAnswer(['branches'], () => answered(api.GET('/branches')));
  return (
    <ScreenBody title={t.title}>
      {branches.isPending && <Waiting label={t.loading} />}
      {branches.error && <Trouble error={branches.error} onAgain={() => void branches.refetch()} />}
      <ul class="list">
        {branches.data?.items.map((branch) => (
          <li key={branch.id} class="stack stack-tight">
            <OneBranch branch={branch} />
          </li>
        ))}
      </ul>
    </ScreenBody>
  );
}

function OneBranch({ branch: { name, address, today, week } }: { branch: Branch }) {
  const t = useTexts(texts);
  const hours = useHoursInWords();
  return (
    <>
      <h2 class="title">{name}</h2>
      {address !== '' && <p class="quiet">{address}</p>}
      <p>
        {today.hours.length === 0 ? t.closedToday : t.openToday(hours(today.hours))}
        {today.reason !== undefined && <span class="quiet"> · {today.reason}</span>}
      </p>
      <details class="more">
        <summary>{t.week}</summary>
        <ul>
          {WEEK.map((day) => (
            <li key={day}>
              {t.days[day]}: {hours(week[day])}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Hours as people say them: 09:00–13:00, 14:00–19:00. */
function useHoursInWords(): (hours: Hours) => string {
  const t = useTexts(texts);
  return (hours) => {
    if (hours.length === 0) return t.closed;
    const text = textOfHours(hours);
    return text === '00:00–24:00' ? t.allDay : text;
  };
}
