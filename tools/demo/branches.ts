import type { components } from '#contracts/public.ts';

type BranchTerms = components['schemas']['BranchTerms'];
type Hours = components['schemas']['DayHours'];

export const TIME_ZONE = 'Europe/Moscow';

const hours = (opens: string, closes: string) => [{ opens, closes }];
const LONG_DAY = hours('10:00', '20:00');
const SHORT_DAY = hours('11:00', '18:00');
const WITH_LUNCH = [...hours('10:00', '13:00'), ...hours('14:00', '19:00')];
const weekOf = (workday: Hours, saturday: Hours, sunday: Hours, monday = workday) => ({
  monday,
  tuesday: workday,
  wednesday: workday,
  thursday: workday,
  friday: workday,
  saturday,
  sunday,
});

const branch = (name: string, address: string, week: BranchTerms['week']): BranchTerms => ({
  name,
  address,
  time_zone: TIME_ZONE,
  week,
});

/** Its places, each with hours of its own. */
export const BRANCHES = {
  main: branch('Центральная библиотека', 'Площадь Просвещения, 1', weekOf(LONG_DAY, LONG_DAY, SHORT_DAY)),
  north: {
    ...branch('Северный филиал', 'Лесная улица, 14', weekOf(LONG_DAY, SHORT_DAY, [])),
    uses_tills: true,
  },
  south: branch('Южный филиал', 'Садовая улица, 7', weekOf(WITH_LUNCH, SHORT_DAY, [])),
  children: branch('Детский филиал', 'Школьный переулок, 3', weekOf(SHORT_DAY, SHORT_DAY, SHORT_DAY, [])),
  station: branch(
    'Филиал у вокзала',
    'Привокзальная площадь, 2',
    weekOf(hours('08:00', '22:00'), SHORT_DAY, SHORT_DAY),
  ),
};

export type BranchCode = keyof typeof BRANCHES;
