import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Сотрудники',
    about:
      'Библиотекари работают на кафедре выдачи и ведут каталог. Заведующие филиалами ещё и задают правила выдачи и категории читателей. Администраторы назначают сотрудников и следят за системой.',
    loading: 'Загружаем…',
    name: 'Кто',
    email: 'Почта',
    role: 'Роль',
    actions: 'Действия',
    yourself: 'Это вы',
    give: {
      librarian: 'Сделать библиотекарем',
      branch_manager: 'Сделать заведующим',
      admin: 'Сделать администратором',
    },
    giveTo: {
      librarian: (name: string) => `Сделать библиотекарем: ${name}`,
      branch_manager: (name: string) => `Сделать заведующим: ${name}`,
      admin: (name: string) => `Сделать администратором: ${name}`,
    },
    giveQuestion: {
      librarian: (name: string) => `${name} сможет выдавать и принимать книги и увидит всех читателей. Назначить?`,
      branch_manager: (name: string) =>
        `${name} сможет всё, что может библиотекарь, и будет задавать правила выдачи и категории читателей. Назначить?`,
      admin: (name: string) => `${name} сможет всё, что можете вы, и назначать других. Назначить?`,
    },
    giveYes: 'Да, назначить',
    take: 'Снять с должности',
    takeFrom: (name: string) => `Снять с должности: ${name}`,
    takeQuestion: (name: string) => `${name} останется читателем и сразу потеряет доступ к кафедре выдачи. Снять?`,
    takeYes: 'Да, снять',
    no: 'Нет',
    appoint: 'Назначить сотрудника',
    words: 'Имя, почта или номер билета',
    search: 'Найти',
    found: 'Найденные читатели',
    looking: 'Ищем…',
    none: 'Никого не нашлось. Сотрудник должен сначала записаться в библиотеку как читатель.',
  },
  en: {
    title: 'Staff',
    about:
      'Librarians work at the lending desk and keep the catalogue. Branch managers also set the lending rules and the reader categories. Admins appoint staff and look after the system.',
    loading: 'Loading…',
    name: 'Who',
    email: 'E-mail',
    role: 'Role',
    actions: 'Actions',
    yourself: 'This is you',
    give: {
      librarian: 'Make a librarian',
      branch_manager: 'Make a branch manager',
      admin: 'Make an admin',
    },
    giveTo: {
      librarian: (name: string) => `Make a librarian: ${name}`,
      branch_manager: (name: string) => `Make a branch manager: ${name}`,
      admin: (name: string) => `Make an admin: ${name}`,
    },
    giveQuestion: {
      librarian: (name: string) =>
        `${name} will be able to lend and take back books, and to see all readers. Appoint them?`,
      branch_manager: (name: string) =>
        `${name} will be able to do what librarians can, and to set the lending rules and the reader categories. Appoint them?`,
      admin: (name: string) => `${name} will be able to do everything you can, and to appoint others. Appoint them?`,
    },
    giveYes: 'Yes, appoint',
    take: 'Remove from staff',
    takeFrom: (name: string) => `Remove from staff: ${name}`,
    takeQuestion: (name: string) => `${name} stays a reader and loses access to the desk straight away. Remove them?`,
    takeYes: 'Yes, remove',
    no: 'No',
    appoint: 'Appoint somebody',
    words: 'Name, e-mail address or card number',
    search: 'Search',
    found: 'Readers found',
    looking: 'Searching…',
    none: 'No readers found. A member of staff must first join the library as a reader.',
  },
});
