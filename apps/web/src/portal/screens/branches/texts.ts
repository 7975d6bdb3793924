import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Филиалы и часы работы',
    loading: 'Загружаем…',
    openToday: (hours: string) => `Сегодня открыто: ${hours}`,
    closedToday: 'Сегодня закрыто',
    allDay: 'круглосуточно',
    closed: 'закрыто',
    week: 'Часы работы по дням недели',
    days: {
      monday: 'Понедельник',
      tuesday: 'Вторник',
      wednesday: 'Среда',
      thursday: 'Четверг',
      friday: 'Пятница',
      saturday: 'Суббота',
      sunday: 'Воскресенье',
    },
  },
  en: {
    title: 'Branches and opening hours',
    loading: 'Loading…',
    openToday: (hours: string) => `Open today: ${hours}`,
    closedToday: 'Closed today',
    allDay: 'all day and night',
    closed: 'closed',
    week: 'Opening hours by day of the week',
    days: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
  },
});
