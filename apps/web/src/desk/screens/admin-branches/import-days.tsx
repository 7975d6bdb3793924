import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { FileField } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { useDeed } from '../../../house/asking.ts';
import { Form } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysBefore, libraryToday } from '../../../house/library-day.ts';
import type { Holiday } from './holidays-file.ts';
import { askDays, recordDays } from './record-days.ts';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];

/** More than the holidays of a century; so that no wrong file holds the browser up. */
const MOST_BYTES = 1024 * 1024;
/** As far ahead as special days are shown. */
const DAYS_AHEAD = 365;

type ImportDaysProps = { branch: Branch; others: readonly Branch[]; recorded: readonly string[] };

/** Takes a year's holidays from a calendar file: whoever imports it says which of them close the branch, or all branches. */
export function ImportDays({ branch, others, recorded }: ImportDaysProps) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const [found, tellFound] = useState<readonly Holiday[]>([]);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [everywhere, closeEverywhere] = useState(false);
  const [count, tellCount] = useState(0);
  const [fault, tellFault] = useState<'not_a_calendar' | 'no_days'>();
  const record = useDeed(
    async ({ branches, days }: { branches: readonly string[]; days: readonly Holiday[] }) => {
      const closed = days.map(({ day: date, reason }) => ({ day: date, reason: reason || t.holiday, hours: [] }));
      tellCount(0);
      for (const id of branches) {
        // What a branch has decided about a day stays. Of this one, those days were not there to be chosen.
        const known = id === branch.id ? [] : (await askDays(id)).items.map((one) => one.day);
        await recordDays(
          id,
          closed.filter((one) => !known.includes(one.day)),
          () => tellCount((before) => before + 1),
        );
      }
    },
    [['branches']],
  );
  const read = async (file: File | undefined) => {
    record.reset();
    tellFound([]);
    tellFault(undefined);
    if (!file) return;
    const today = libraryToday();
    const { holidaysOf } = await import('./holidays-file.ts');
    const range = { first: today, last: daysBefore(today, -DAYS_AHEAD) };
    const holidays = file.size > MOST_BYTES ? undefined : holidaysOf(await file.text(), range);
    if (!holidays) return tellFault('not_a_calendar');
    if (holidays.length === 0) return tellFault('no_days');
    tellFound(holidays);
    choose(holidays.map((one) => one.day).filter((date) => !recorded.includes(date)));
  };
  return (
    <details class="more">
      <summary>{t.importDays}</summary>
      <Form
        wide
        form={{ names: [] }}
        deed={record}
        submit={t.importSubmit(chosen.length)}
        onSubmit={() => {
          const days = found.filter((one) => chosen.includes(one.day));
          const branches = [branch, ...(everywhere ? others : [])].map(({ id }) => id);
          if (days.length > 0) record.mutate({ branches, days }, { onSuccess: () => choose([]) });
        }}
      >
        <FileField
          label={t.importFile}
          hint={t.importFileHint}
          error={fault && t.importFaults[fault]}
          name="file"
          accept=".ics,text/calendar"
          onChosen={(file) => void read(file)}
        />
        {found.length > 0 && (
          <fieldset class="stack stack-tight">
            <legend>{t.importWhich}</legend>
            {found.map(({ day: date, reason }) => (
              <label key={date} class="choice">
                <input
                  type="checkbox"
                  name={date}
                  checked={chosen.includes(date)}
                  onChange={() =>
                    choose(chosen.includes(date) ? chosen.filter((one) => one !== date) : [...chosen, date])
                  }
                />
                {`${day(date)}: ${reason || t.holiday}${recorded.includes(date) ? ` (${t.importKnown})` : ''}`}
              </label>
            ))}
          </fieldset>
        )}
        {found.length > 0 && others.length > 0 && (
          <label class="choice">
            <input type="checkbox" checked={everywhere} onChange={() => closeEverywhere(!everywhere)} />
            {t.importEverywhere}
          </label>
        )}
        {(record.isPending || record.isSuccess) && <Message tone="good">{t.importDone(count)}</Message>}
      </Form>
    </details>
  );
}
