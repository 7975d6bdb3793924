import type { components } from '#contracts/public.ts';
import { digitsOf } from './currency.ts';
import { language, type Language } from './language.ts';

type Money = components['schemas']['Money'];

/** Until when something is lent. */
export type Due = { due_date: string; due_time?: string };

/** The forms of a noun after a number, by the categories of Intl.PluralRules. English has one and other. */
export type Forms = { one: string; few?: string; many?: string; other: string };

/** In texts, so that each language may have as many forms as it needs. */
export const forms = (given: Forms): Forms => given;

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

function formatsOf(chosen: Language) {
  const locale = LOCALES[chosen];
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const plural = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });

  /** A day without a time, at noon, so that no time zone moves it. */
  const asDate = (date: string) => new Date(`${date.slice(0, 10)}T12:00:00`);

  function dayText(date: string, today = new Date()): string {
    const given = asDate(date);
    return (given.getFullYear() === today.getFullYear() ? day : dayAndYear).format(given);
  }

  return {
    /** A calendar day (`2026-11-28`): without the year if it is this one. */
    day: dayText,
    /** When a loan is due: a day, and the time at its branch, if it is lent for hours. */
    due: ({ due_date: date, due_time: at }: Due): string => dayText(date) + (at === undefined ? '' : `, ${at}`),
    /** For a narrow place, as beneath a plot: 3 мая, 3 May. */
    shortDay: (date: string): string => shortDay.format(asDate(date)),
    /** An instant, in the reader's own time. */
    moment: (instant: string): string => moment.format(new Date(instant)),
    /** The time of day, from ms since 1970. */
    time: (at: number): string => time.format(at),
    /** The day of an instant, in the reader's own time. */
    dayOf: (instant: string): string => dayAndYear.format(new Date(instant)),
    number: (value: number): string => number.format(value),
    /** A share, from 0 to 1: 92 %. */
    percent: (share: number): string => percent.format(share),
    /** Without fractions where there are none: 20 ₽. */
    money({ amount_minor: minor, currency }: Money): string {
      const amount = minor / 10 ** digitsOf(currency);
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        ...(Number.isInteger(amount) && { minimumFractionDigits: 0 }),
      }).format(amount);
    },
    /** A number with its noun: 5 книг. */
    count: (value: number, forms: Forms): string =>
      `${number.format(value)}\u00a0${forms[categoryOf(plural.select(value), forms)] ?? forms.other}`,
    /** In how many days a day comes, in words: tomorrow, in 3 days, yesterday. */
    inDays: (days: number): string => relative.format(days, 'day'),
    list: (items: string[]): string => list.format(items),
    /** A language by its code of two or three letters (ISO 639): русский, Russian. */
    languageName: (code: string): string => (/^[a-z]{2,3}$/.test(code) ? languageNames.of(code) : undefined) ?? code,
  };
}

const categoryOf = (category: Intl.LDMLPluralRule, forms: Forms): keyof Forms =>
  category === 'one' || category === 'few' || category === 'many' ? (forms[category] ? category : 'other') : 'other';

export type Formats = ReturnType<typeof formatsOf>;

const formats: Record<Language, Formats> = { ru: formatsOf('ru'), en: formatsOf('en') };

/** As a given language writes them, whatever the page is in. */
export const formatsIn = (chosen: Language): Formats => formats[chosen];

/** Dates, money and numbers as the chosen language writes them. */
export const useFormats = (): Formats => formats[language.use()];
