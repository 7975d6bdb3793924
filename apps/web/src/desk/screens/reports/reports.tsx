import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { AdminScreen } from '../../admin.tsx';
import { DayLines } from '../../plots/day-lines.tsx';
import { AmountBar, ShareBar } from '../../plots/share-bar.tsx';
import { WeekHeat } from '../../plots/week-heat.tsx';
import { isSamePeriod, lastDays, periodIn, type Period } from './period.ts';
import { Report } from './report.tsx';
import { texts } from './texts.ts';

/** What the library's loans add up to. Nothing here can be traced to a reader. */
export function Reports() {
  const t = useTexts(texts);
  const [asked, ask] = useSearchParams();
  const period = periodIn(asked);
  return (
    <AdminScreen title={t.title}>
      <ChoosePeriod key={`${period.from} ${period.to}`} period={period} onChosen={(chosen) => ask(chosen)} />
      <PerDay period={period} />
      <MostBorrowed period={period} />
      <Hours period={period} />
      <OnTime period={period} />
    </AdminScreen>
  );
}

type ChooseProps = { period: Period; onChosen: (period: Required<Period>) => void };

function ChoosePeriod({ period, onChosen }: ChooseProps) {
  const t = useTexts(texts);
  const usual = lastDays(30);
  const [written, write] = useState({ from: period.from ?? usual.from, to: period.to ?? usual.to });
  const shown = { from: period.from ?? usual.from, to: period.to ?? usual.to };
  return (
    <section class="stack no-print" aria-label={t.period}>
      <div class="row">
        {t.presets.map(({ days, name }) => {
          const preset = lastDays(days);
          return (
            <Button
              key={days}
              kind={isSamePeriod(shown, preset) ? 'main' : 'ordinary'}
              pressed={isSamePeriod(shown, preset)}
              onPress={() => onChosen(preset)}
            >
              {name}
            </Button>
          );
        })}
      </div>
      <form
        class="row report-days"
        onSubmit={(event) => {
          event.preventDefault();
          onChosen(written);
        }}
      >
        <Field
          label={t.from}
          name="from"
          type="date"
          required
          value={written.from}
          onInput={(from) => write({ ...written, from })}
        />
        <Field
          label={t.to}
          name="to"
          type="date"
          required
          value={written.to}
          onInput={(to) => write({ ...written, to })}
        />
        <Button type="submit">{t.show}</Button>
      </form>
    </section>
  );
}

function PerDay({ period }: { period: Period }) {
  const t = useTexts(texts);
  const { number, day, shortDay } = useFormats();
  return (
    <Report
      name="loans-per-day"
      title={t.perDay}
      period={period}
      ask={(query) => answered(api.GET('/analytics/loans-per-day', { params: { query } }))}
      rowsOf={({ items }) => items}
      keyOf={(row) => row.day}
      columns={[
        { label: t.day, cell: (row) => day(row.day), inFile: (row) => row.day },
        { label: t.issued, cell: ({ issued }) => number(issued), inFile: ({ issued }) => issued, figures: true },
        {
          label: t.returned,
          cell: ({ returned }) => number(returned),
          inFile: ({ returned }) => returned,
          figures: true,
        },
      ]}
      plot={(_data, rows) => (
        <DayLines
          days={rows.map((row) => shortDay(row.day))}
          lines={[
            { name: t.issued, values: rows.map(({ issued }) => issued) },
            { name: t.returned, values: rows.map(({ returned }) => returned) },
          ]}
          numberOf={number}
        />
      )}
    />
  );
}

function MostBorrowed({ period }: { period: Period }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  return (
    <Report
      name="most-borrowed-books"
      title={t.mostBorrowed}
      period={period}
      ask={(query) => answered(api.GET('/analytics/most-borrowed-books', { params: { query } }))}
      rowsOf={({ items }) => items.map((item, index) => ({ ...item, place: index + 1, largest: items[0]?.loans ?? 1 }))}
      keyOf={({ book_id: id }) => id}
      columns={[
        {
          label: t.book,
          cell: ({ place, title, author }) => (
            <>
              {number(place)}. {title}
              {author && <span class="quiet"> · {author}</span>}
            </>
          ),
          inFile: ({ title, author }) => (author ? `${title} — ${author}` : title),
        },
        { label: t.loans, cell: ({ loans }) => number(loans), inFile: ({ loans }) => loans, figures: true },
        { label: t.amount, cell: ({ loans, largest }) => <AmountBar value={loans} largest={largest} /> },
      ]}
    />
  );
}

function Hours({ period }: { period: Period }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const hourOf = ({ weekday, hour }: { weekday: number; hour: number }) => `${t.weekdays[weekday - 1]} ${hour}:00`;
  return (
    <Report
      name="busiest-hours"
      title={t.hours}
      period={period}
      ask={(query) => answered(api.GET('/analytics/busiest-hours', { params: { query } }))}
      rowsOf={({ items }) => items}
      keyOf={hourOf}
      columns={[
        { label: t.hour, cell: hourOf, inFile: hourOf },
        { label: t.issued, cell: ({ issued }) => number(issued), inFile: ({ issued }) => issued, figures: true },
        {
          label: t.returned,
          cell: ({ returned }) => number(returned),
          inFile: ({ returned }) => returned,
          figures: true,
        },
      ]}
      plot={(_data, rows) => (
        <div class="stack stack-tight">
          <p class="quiet small">{t.hoursNote}</p>
          <WeekHeat
            cells={rows.map(({ weekday, hour, issued, returned }) => ({ weekday, hour, value: issued + returned }))}
            weekdays={t.weekdays}
            numberOf={number}
          />
        </div>
      )}
    />
  );
}

function OnTime({ period }: { period: Period }) {
  const t = useTexts(texts);
  const { number, percent } = useFormats();
  return (
    <Report
      name="on-time-rate"
      title={t.onTime}
      period={period}
      ask={(query) => answered(api.GET('/analytics/on-time-rate', { params: { query } }))}
      rowsOf={({ returned, on_time: inTime }) =>
        returned === 0
          ? []
          : [
              { outcome: t.inTime, value: inTime, all: returned },
              { outcome: t.late, value: returned - inTime, all: returned },
            ]
      }
      keyOf={({ outcome }) => outcome}
      columns={[
        { label: t.outcome, cell: ({ outcome }) => outcome, inFile: ({ outcome }) => outcome },
        { label: t.all, cell: ({ value }) => number(value), inFile: ({ value }) => value, figures: true },
        { label: t.share, cell: ({ value, all }) => percent(value / all), figures: true },
      ]}
      plot={({ returned, on_time: inTime }) => (
        <div class="stack stack-tight">
          <p class="report-rate">{t.rate(percent(inTime / returned))}</p>
          <ShareBar
            parts={[
              { name: t.inTime, value: inTime, look: 'good' },
              { name: t.late, value: returned - inTime, look: 'bad' },
            ]}
          />
          <p class="quiet">{t.ofAll(number(returned - inTime), number(returned))}</p>
        </div>
      )}
    />
  );
}
