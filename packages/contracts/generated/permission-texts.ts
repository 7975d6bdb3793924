// Generated from contracts/permissions.yaml by `npm run generate`.

import type { Permission, Role, Scope } from './permissions.ts';

type Texts = { ru: string; en: string };

export const roleTexts: Record<Role, Texts> = {
  'reader': { ru: "читатель", en: "reader" },
  'librarian': { ru: "библиотекарь", en: "librarian" },
  'branch_manager': { ru: "заведующий филиалом", en: "branch manager" },
  'admin': { ru: "администратор", en: "admin" },
  'partner': { ru: "система партнёра", en: "partner system" },
  'machine': { ru: "станция самообслуживания", en: "self-check machine" },
};

export const permissionTexts: Record<Permission, Texts> = {
  'loans.lend': { ru: "Выдавать книги любому читателю", en: "Lend a book to any reader" },
  'loans.return_any': { ru: "Принимать книги любого читателя", en: "Take back what any reader has borrowed" },
  'loans.renew_any': { ru: "Продлевать книги любого читателя", en: "Renew a loan of any reader" },
  'loans.set_dates': { ru: "Назначать срок возврата и записывать, когда книгу на самом деле выдали или вернули", en: "Set the due date of a loan, or record when a book was really lent or returned" },
  'loans.claim': { ru: "Записывать, что читатель, по его словам, вернул книгу или что она нашлась на полке", en: "Record that a reader says they have brought a book back, or that it stood on the shelf" },
  'loans.declare_lost': { ru: "Записывать, что выданная книга утеряна, и начислять читателю её стоимость", en: "Record that a copy on loan is lost, for which its reader is charged" },
  'loans.override': { ru: "Выдавать и продлевать вопреки лимиту или просрочке, указав причину", en: "Lend or renew despite a limit or something overdue, saying why" },
  'loans.override_strict': { ru: "Выдавать и продлевать даже вопреки ограничению, долгу, очереди на книгу или запрету выдавать её на дом", en: "Lend or renew also despite a block, a debt, a reader who waits, or a book that is not for loan" },
  'loans.read': { ru: "Видеть выдачи всех читателей", en: "See the loans of all readers" },
  'journal.write': { ru: "Записывать то, что на кафедре сделали, пока система не отвечала", en: "Record what a desk did while the library did not answer" },
  'desk_tasks.work': { ru: "Видеть задачи, которые журнал кафедры оставил людям, брать их и закрывать", en: "See what the desk's journal has left to people, take it on and finish it" },
  'holds.read': { ru: "Видеть, кто забронировал книгу и что для кого стоит на полке брони", en: "See who has a hold on a book, and what stands on the hold shelf for whom" },
  'holds.write': { ru: "Оформлять, менять и отменять брони любого читателя", en: "Place, change and cancel holds of any reader" },
  'holds.reorder': { ru: "Передвигать чужую бронь в очереди", en: "Move somebody else’s hold to another place in line" },
  'waiting_list.read': { ru: "Видеть, кто ждёт книгу", en: "See who waits for a book" },
  'charges.read': { ru: "Видеть начисления и долги любого читателя", en: "See what any reader was charged and owes" },
  'charges.add': { ru: "Начислять другим плату за порчу, за билет и за прочее", en: "Charge somebody else for damage, for the membership, or for something else" },
  'charges.settle': { ru: "Принимать чужую оплату", en: "Take what somebody else pays" },
  'payments.take_at_machine': { ru: "Принимать оплату на станции самообслуживания", en: "Take payments at a self-check machine" },
  'charges.waive': { ru: "Прощать чужой долг", en: "Waive what somebody else owes" },
  'charges.refund': { ru: "Возвращать деньги, уплаченные другими", en: "Give back what somebody else paid" },
  'charges.cancel': { ru: "Отменять ошибочные начисления", en: "Cancel charges that were errors" },
  'cards.look_up': { ru: "Узнавать, чей читательский билет и можно ли по нему брать книги", en: "Find out whose a library card is, and whether its holder may borrow" },
  'readers.read': { ru: "Искать читателей и сотрудников и видеть их данные", en: "Search readers and staff, and see their data" },
  'readers.read_history': { ru: "Видеть, что читатель брал раньше", en: "See what a reader has borrowed before" },
  'readers.export': { ru: "Выдавать читателям всё, что библиотека о них хранит", en: "Hand readers all that the library holds on them" },
  'readers.erase': { ru: "Удалять учётные записи читателей по их просьбе", en: "Delete the accounts of readers who ask for it" },
  'readers.write': { ru: "Записывать читателей, исправлять их данные, блокировать билеты и выдавать коды входа", en: "Register readers, correct their data, block their cards, and give them sign-in codes" },
  'staff.appoint': { ru: "Назначать роли другим и исправлять данные сотрудников", en: "Give other people roles, and correct the data of staff" },
  'sessions.end_any': { ru: "Завершать чужие сеансы на всех устройствах", en: "Sign somebody else out everywhere" },
  'programs.write': { ru: "Регистрировать внешние системы и станции самообслуживания, выдавать им секреты и отключать их", en: "Register client systems and self-check machines, give them secrets, and remove them" },
  'sign_in_delays.lift': { ru: "Видеть, сколько ждать входа после неверных паролей, и разрешать вход сразу", en: "See how long somebody waits to sign in after wrong passwords, and let them in at once" },
  'second_factors.remove_any': { ru: "Отключать чужое подтверждение входа", en: "Remove somebody else's second factor" },
  'signing_keys.write': { ru: "Видеть ключи, которыми подписаны токены доступа, менять и отзывать их", en: "See the keys that sign access tokens, replace and revoke them" },
  'catalogue.write': { ru: "Добавлять, исправлять и удалять книги", en: "Add, correct and delete books" },
  'catalogue.import': { ru: "Импортировать книги, сразу много", en: "Import books, many at once" },
  'copies.read': { ru: "Видеть экземпляры книги и находить их по штрихкоду", en: "See the copies of a book, and look one up by its barcode" },
  'copies.write': { ru: "Добавлять экземпляры и отмечать, что с ними стало", en: "Add copies, and record what has become of them" },
  'categories.write': { ru: "Задавать категории читателей и сколько книг им можно взять", en: "Set the categories of readers and how much each may borrow" },
  'documents.publish': { ru: "Публиковать документы, которые принимают читатели", en: "Publish what readers are asked to agree to" },
  'policies.write': { ru: "Задавать сроки выдачи, число продлений и штрафы", en: "Set for how long books are lent, how often they are renewed, and the fines" },
  'policies.explain': { ru: "Видеть, какое правило выдачи действует и какими правила были раньше", en: "See which lending rule decides, and how the rules were before" },
  'branches.manage': { ru: "Добавлять, изменять и удалять филиалы, их часы работы и выходные", en: "Add, change and remove branches, with their opening hours and holidays" },
  'reports.read': { ru: "Смотреть отчёты библиотеки; имён в них нет", en: "Read the figures of the library; they name nobody" },
  'notices.read': { ru: "Видеть письма, отправленные читателю", en: "See what a reader was written" },
  'notices.resend': { ru: "Видеть все письма и отправлять заново те, что не ушли", en: "See all notices, and send again those that failed" },
  'audit.read': { ru: "Видеть в журнале действий, что делали сотрудники и чьи данные смотрели", en: "See in the audit trail what staff did and whose data they read" },
  'dead_letters.settle': { ru: "Видеть сбойные и отложенные сообщения, повторять их или отбрасывать", en: "See messages that failed or were set aside, and have them handled again or discarded" },
  'health.read': { ru: "Видеть, работают ли все части библиотеки", en: "See whether each part of the library works" },
};

/** After "The app asks to …". */
export const scopeTexts: Record<Scope, Texts> = {
  'openid': { ru: "узнавать, что это вы", en: "know that it is you" },
  'profile': { ru: "знать ваше имя и язык", en: "know your name and your language" },
  'email': { ru: "знать ваш адрес электронной почты", en: "know your e-mail address" },
  'offline_access': { ru: "действовать и без вас, пока вы это не прекратите", en: "go on while you are away, until you end it" },
  'loans:read': { ru: "видеть, что вы взяли, чего ждёте, и ваши штрафы", en: "see what you have borrowed, what you wait for, and your fines" },
  'loans:write': { ru: "продлевать то, что вы взяли, и менять то, чего вы ждёте", en: "renew what you have borrowed, and change what you wait for" },
  'copies:write': { ru: "видеть экземпляры книг и отмечать, что с ними стало, если это можно вам самим", en: "see copies of books and record what has become of them, if you may do so yourself" },
  'reports:read': { ru: "смотреть отчёты библиотеки, если это можно вам самим", en: "read the figures of the library, if you may do so yourself" },
  'guardian': { ru: "вести учётную запись ребёнка", en: "look after a child’s account" },
};
