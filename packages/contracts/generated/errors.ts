// Generated from contracts/errors by `npm run generate`.
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 414 | 415 | 422 | 424 | 429 | 431 | 500 | 503;
type Entry = {
  status: ErrorStatus;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** Whether the answer asks for a bearer token. */
  challenge?: true;
  /** Whether every operation may answer it. */
  common?: true;
  en: string;
  ru: string;
};
export const errors: Record<keyof ErrorFacts, Entry> = {
  "audit_trail_not_found": {
    "status": 404,
    "en": "There is no such app, or it keeps no audit trail.",
    "ru": "Такого приложения нет, или оно не ведёт журнал действий."
  },
  "wrong_credentials": {
    "status": 401,
    "en": "The e-mail address or the password is wrong. Please check both.",
    "ru": "Неверный адрес электронной почты или пароль. Проверьте их, пожалуйста."
  },
  "refresh_token_reused": {
    "status": 401,
    "challenge": true,
    "en": "For your safety, this session has been ended. Please sign in again.",
    "ru": "Ради вашей безопасности сеанс завершён. Войдите ещё раз."
  },
  "too_many_failed_logins": {
    "status": 429,
    "en": "Too many failed attempts. Please try again in {minutes} min.",
    "ru": "Слишком много неудачных попыток. Попробуйте снова через {minutes} мин."
  },
  "session_not_found": {
    "status": 404,
    "en": "There is no such sign-in. Perhaps it has ended already.",
    "ru": "Такого сеанса нет. Возможно, он уже завершён."
  },
  "signing_key_not_found": {
    "status": 404,
    "en": "There is no such signing key.",
    "ru": "Такого ключа подписи нет."
  },
  "signing_key_waits": {
    "status": 409,
    "en": "This key does not sign yet. Please name the one that does.",
    "ru": "Этот ключ ещё не подписывает. Укажите тот, который подписывает сейчас."
  },
  "too_many_mails": {
    "status": 429,
    "en": "You have asked for many e-mails. Please look into your mailbox, also among unwanted mail, and try again in {minutes} min.",
    "ru": "Вы запросили много писем. Проверьте почту, в том числе папку «Спам», и попробуйте снова через {minutes} мин."
  },
  "program_not_found": {
    "status": 404,
    "en": "There is no such program. Perhaps it has been removed.",
    "ru": "Такой программы нет. Возможно, её удалили."
  },
  "client_app_not_found": {
    "status": 404,
    "en": "There is no such app. Perhaps it has been removed.",
    "ru": "Такого приложения нет. Возможно, его удалили."
  },
  "client_app_is_public": {
    "status": 409,
    "en": "A public app has no secret. Register it anew as a confidential one if it has a server.",
    "ru": "У публичного приложения нет секрета. Если у него есть сервер, зарегистрируйте его заново как конфиденциальное."
  },
  "client_app_kind_stays": {
    "status": 409,
    "en": "An app stays public or confidential. Register it anew under another id instead.",
    "ru": "Приложение остаётся публичным или конфиденциальным. Зарегистрируйте его заново под другим номером."
  },
  "authorization_request_refused": {
    "status": 422,
    "en": "The app has sent you here with a request that is not right ({reason}). Please tell whoever made the app.",
    "ru": "Приложение отправило вас сюда с неверным запросом ({reason}). Сообщите об этом его разработчикам."
  },
  "wrong_device_code": {
    "status": 404,
    "en": "No device shows this code now. Please check it, or let the device show another one.",
    "ru": "Этот код сейчас не показывает ни одно устройство. Проверьте его или получите на устройстве новый."
  },
  "second_factor_needed": {
    "status": 403,
    "en": "Please enter the code from your authenticator app too.",
    "ru": "Введите ещё код из приложения для подтверждения входа."
  },
  "second_factor_missing": {
    "status": 403,
    "en": "Your role signs in with a code from an authenticator app. Please set it up first.",
    "ru": "Для вашей роли вход подтверждается кодом из приложения. Сначала настройте его."
  },
  "wrong_code": {
    "status": 403,
    "en": "The code is wrong, or was used already. Please take the next one.",
    "ru": "Код неверен или уже использован. Введите следующий."
  },
  "sign_in_expired": {
    "status": 401,
    "en": "The sign-in has taken too long. Please begin again.",
    "ru": "Вход занял слишком много времени. Начните заново, пожалуйста."
  },
  "second_factor_exists": {
    "status": 409,
    "en": "An authenticator app is set up already. Remove it first.",
    "ru": "Приложение для подтверждения входа уже настроено. Сначала отключите его."
  },
  "no_second_factor": {
    "status": 404,
    "en": "No authenticator app is set up.",
    "ru": "Приложение для подтверждения входа не настроено."
  },
  "second_factor_required": {
    "status": 409,
    "en": "Your role signs in with an authenticator app, so it cannot be removed.",
    "ru": "Для вашей роли вход подтверждается кодом из приложения, поэтому отключить его нельзя."
  },
  "wrong_passkey": {
    "status": 403,
    "en": "The passkey was not accepted. Please try again, or choose another way.",
    "ru": "Ключ доступа не подошёл. Попробуйте ещё раз или выберите другой способ."
  },
  "passkey_too_late": {
    "status": 403,
    "en": "That took too long, or was answered already. Please try again.",
    "ru": "Прошло слишком много времени, или ответ уже получен. Попробуйте ещё раз."
  },
  "passkey_not_found": {
    "status": 404,
    "en": "There is no such passkey. Perhaps it has been removed.",
    "ru": "Такого ключа доступа нет. Возможно, его удалили."
  },
  "too_many_passkeys": {
    "status": 409,
    "en": "You have {at_most} passkeys, and no more are possible. Please remove one that you do not use.",
    "ru": "Ключей доступа уже {at_most}, больше добавить нельзя. Удалите тот, которым не пользуетесь."
  },
  "outside_provider_not_found": {
    "status": 404,
    "en": "The library has no sign-in by this site.",
    "ru": "Входа через этот сайт в библиотеке нет."
  },
  "outside_provider_away": {
    "status": 424,
    "en": "The site that you want to sign in by does not answer properly at the moment. Please sign in another way, or try again later.",
    "ru": "Сайт, через который вы входите, сейчас не отвечает как следует. Войдите другим способом или попробуйте позже."
  },
  "outside_sign_in_over": {
    "status": 403,
    "en": "That took too long, was answered already, or was begun in another browser. Please begin again.",
    "ru": "Прошло слишком много времени, ответ уже получен или вход начат в другом браузере. Начните заново."
  },
  "outside_sign_in_denied": {
    "status": 403,
    "en": "You were not signed in there. Please try again, or sign in another way.",
    "ru": "Вход на том сайте не состоялся. Попробуйте ещё раз или войдите другим способом."
  },
  "outside_answer_refused": {
    "status": 403,
    "en": "The answer of the other site was not right, so nothing was done. Please begin again; if it goes on, tell a librarian.",
    "ru": "Ответ другого сайта не прошёл проверку, поэтому ничего не сделано. Начните заново; если не поможет, сообщите библиотекарю."
  },
  "outside_account_unknown": {
    "status": 403,
    "en": "This account is not linked with an account of the library yet. Sign in as you always do and link it under “Sign-in and security”.",
    "ru": "Этот аккаунт ещё не связан с учётной записью библиотеки. Войдите, как обычно, и привяжите его в разделе «Вход и безопасность»."
  },
  "outside_account_taken": {
    "status": 409,
    "en": "This account is linked with another account of the library. It has to be unlinked there first.",
    "ru": "Этот аккаунт связан с другой учётной записью библиотеки. Сначала отвяжите его там."
  },
  "outside_account_exists": {
    "status": 409,
    "en": "You have linked another account of this site. Please unlink it first.",
    "ru": "Вы уже привязали другой аккаунт этого сайта. Сначала отвяжите его."
  },
  "outside_account_not_found": {
    "status": 404,
    "en": "There is no such linked account. Perhaps it has been unlinked.",
    "ru": "Такого привязанного аккаунта нет. Возможно, его уже отвязали."
  },
  "book_not_found": {
    "status": 404,
    "en": "There is no such book in the catalogue.",
    "ru": "Такой книги в каталоге нет."
  },
  "copy_not_found": {
    "status": 404,
    "en": "There is no copy with this barcode.",
    "ru": "Экземпляра с таким штрихкодом нет."
  },
  "isbn_taken": {
    "status": 409,
    "en": "The catalogue already has a book with this ISBN.",
    "ru": "Книга с таким ISBN уже есть в каталоге."
  },
  "barcode_taken": {
    "status": 409,
    "en": "Another copy already has this barcode. Please use another one.",
    "ru": "Этот штрихкод уже занят. Укажите другой."
  },
  "copy_is_out": {
    "status": 409,
    "en": "This copy is on loan. Please return it first.",
    "ru": "Экземпляр выдан. Сначала примите его обратно."
  },
  "lost_by_reader": {
    "status": 409,
    "en": "A reader has lost this copy and was charged for it. Please take it back as a return, so that the charge is reconsidered.",
    "ru": "Этот экземпляр утерял читатель, и ему начислена плата. Примите его как возврат — сумма пересчитается."
  },
  "copy_not_on_shelf": {
    "status": 409,
    "en": "This copy is recorded as not on the shelf. Put it back into the collection first.",
    "ru": "Этот экземпляр числится не на полке. Сначала верните его в фонд."
  },
  "copy_is_there": {
    "status": 409,
    "en": "This copy is at that branch already.",
    "ru": "Этот экземпляр уже в этом филиале."
  },
  "copies_are_out": {
    "status": 409,
    "en": "A copy of this book is on loan. Please return it first.",
    "ru": "Один из экземпляров выдан. Сначала примите его обратно."
  },
  "copy_is_kept": {
    "status": 409,
    "en": "This copy is kept for a reader who has a hold on it. Scan it, and it says where it goes.",
    "ru": "Этот экземпляр отложен для читателя. Отсканируйте его — программа подскажет, куда его отправить."
  },
  "hold_ended": {
    "status": 409,
    "en": "This hold has ended, so no copy is kept for it.",
    "ru": "Эта бронь завершена, экземпляр для неё не откладывается."
  },
  "hold_unfillable": {
    "status": 409,
    "en": "This book, or this copy of it, has left the collection, so nothing can be kept for the hold.",
    "ru": "Этой книги или этого экземпляра больше нет в фонде, откладывать для брони нечего."
  },
  "allocation_released": {
    "status": 409,
    "en": "This checkout was cancelled. Please try again.",
    "ru": "Выдача была отменена. Попробуйте ещё раз."
  },
  "invalid_request": {
    "status": 400,
    "common": true,
    "en": "Something in the request is not right. Please check the fields listed.",
    "ru": "В запросе есть ошибка. Проверьте указанные поля."
  },
  "bad_request": {
    "status": 400,
    "common": true,
    "en": "The request could not be understood. Please check it.",
    "ru": "Не удалось разобрать запрос. Проверьте его."
  },
  "invalid_target": {
    "status": 400,
    "common": true,
    "en": "The address of the request is not written correctly.",
    "ru": "Адрес запроса записан неверно."
  },
  "invalid_json": {
    "status": 400,
    "common": true,
    "en": "The request could not be read. Please send it again.",
    "ru": "Не удалось прочитать запрос. Отправьте его ещё раз."
  },
  "request_aborted": {
    "status": 400,
    "common": true,
    "en": "The request broke off before it was complete. Please send it again.",
    "ru": "Запрос оборвался на полпути. Отправьте его ещё раз."
  },
  "unauthenticated": {
    "status": 401,
    "challenge": true,
    "common": true,
    "en": "Please sign in.",
    "ru": "Войдите, пожалуйста, в систему."
  },
  "token_expired": {
    "status": 401,
    "challenge": true,
    "common": true,
    "en": "Your session has expired. Please sign in again.",
    "ru": "Время сеанса истекло. Войдите ещё раз."
  },
  "signed_out": {
    "status": 401,
    "challenge": true,
    "common": true,
    "en": "You have signed out. Please sign in again.",
    "ru": "Вы вышли из системы. Войдите ещё раз."
  },
  "not_the_sidecar": {
    "status": 401,
    "common": true,
    "en": "This service can be reached through Dapr only.",
    "ru": "К этому сервису можно обратиться только через Dapr."
  },
  "forbidden": {
    "status": 403,
    "common": true,
    "en": "You are not allowed to do this. Please ask a librarian for help.",
    "ru": "У вас нет на это прав. Обратитесь к библиотекарю."
  },
  "outside_scope": {
    "status": 403,
    "common": true,
    "en": "This app was not let do this. If it should, please let it in again with more.",
    "ru": "Этому приложению такое не разрешали. Если оно должно это делать, разрешите ему доступ заново."
  },
  "not_for_guardians": {
    "status": 403,
    "common": true,
    "en": "This is for the child alone. Please go back to your own account, or ask at the desk.",
    "ru": "Это может сделать только сам ребёнок. Вернитесь в свою учётную запись или обратитесь на кафедру выдачи."
  },
  "fresh_sign_in_needed": {
    "status": 403,
    "common": true,
    "en": "For your safety, please confirm first that it is you.",
    "ru": "Ради вашей безопасности сначала подтвердите, что это вы."
  },
  "cross_site_request": {
    "status": 403,
    "common": true,
    "en": "This request came from a page of another site. Please use the library's own pages.",
    "ru": "Этот запрос пришёл со страницы другого сайта. Откройте страницы самой библиотеки."
  },
  "no_such_resource": {
    "status": 404,
    "common": true,
    "en": "There is nothing at this address.",
    "ru": "По этому адресу ничего нет."
  },
  "method_not_allowed": {
    "status": 405,
    "common": true,
    "en": "This cannot be done at this address.",
    "ru": "По этому адресу такое действие невозможно."
  },
  "request_too_slow": {
    "status": 408,
    "common": true,
    "en": "The request took too long to arrive. Please send it again.",
    "ru": "Запрос передавался слишком долго. Отправьте его ещё раз."
  },
  "request_in_progress": {
    "status": 409,
    "retryAfter": 1,
    "common": true,
    "en": "Your first request is still being processed. Please try again in a moment.",
    "ru": "Ваш первый запрос ещё выполняется. Повторите попытку через несколько секунд."
  },
  "body_too_large": {
    "status": 413,
    "common": true,
    "en": "The request is too large. Please send it in smaller parts.",
    "ru": "Запрос слишком большой. Разделите его на части."
  },
  "target_too_long": {
    "status": 414,
    "common": true,
    "en": "The address of the request is too long. Please shorten it.",
    "ru": "Адрес запроса слишком длинный. Сократите его."
  },
  "headers_too_large": {
    "status": 431,
    "common": true,
    "en": "The headers of the request are too large.",
    "ru": "Заголовки запроса слишком большие."
  },
  "unsupported_media_type": {
    "status": 415,
    "common": true,
    "en": "The request is not in the format that is expected here. Most are sent as JSON.",
    "ru": "Запрос не в том формате, который здесь нужен. Чаще всего это JSON."
  },
  "idempotency_key_reused": {
    "status": 422,
    "common": true,
    "en": "This Idempotency-Key belongs to another request. Please use a new one.",
    "ru": "Этот Idempotency-Key уже использован для другого запроса. Укажите новый."
  },
  "too_many_requests": {
    "status": 429,
    "retryAfter": 60,
    "common": true,
    "en": "Too many requests. Please try again in a minute.",
    "ru": "Слишком много запросов. Повторите попытку через минуту."
  },
  "internal_error": {
    "status": 500,
    "common": true,
    "en": "Something went wrong on our side. We have made a note of it; please try again later.",
    "ru": "У нас что-то пошло не так. Мы уже знаем об этом; попробуйте, пожалуйста, позже."
  },
  "service_unavailable": {
    "status": 503,
    "retryAfter": 2,
    "common": true,
    "en": "The library is busy at the moment. Please try again shortly.",
    "ru": "Библиотека сейчас перегружена. Повторите попытку чуть позже."
  },
  "dead_letter_not_found": {
    "status": 404,
    "en": "There is no such dead letter.",
    "ru": "Такого сообщения нет."
  },
  "app_not_found": {
    "status": 404,
    "en": "There is no such app, or it subscribes to nothing.",
    "ru": "Такого приложения нет, или оно ни на что не подписано."
  },
  "still_not_handled": {
    "status": 409,
    "en": "It failed again: {cause}",
    "ru": "Обработать снова не удалось: {cause}"
  },
  "already_resolved": {
    "status": 409,
    "en": "This dead letter has already been redelivered or discarded.",
    "ru": "Это сообщение уже обработано повторно или удалено."
  },
  "archive_too_large": {
    "status": 422,
    "en": "The library holds more on this account than fits into one archive. Please ask at the desk, and the library will put it together for you.",
    "ru": "Об этой учётной записи хранится больше, чем помещается в один архив. Обратитесь на кафедру выдачи, и библиотека соберёт данные для вас."
  },
  "loan_not_found": {
    "status": 404,
    "en": "There is no such loan.",
    "ru": "Такой выдачи нет."
  },
  "task_not_found": {
    "status": 404,
    "en": "There is no such task. It may have been finished long ago.",
    "ru": "Такой задачи нет. Возможно, её закрыли уже давно."
  },
  "task_claimed": {
    "status": 409,
    "en": "A colleague has taken this task on.",
    "ru": "Эту задачу уже взял коллега."
  },
  "task_done": {
    "status": 409,
    "en": "This task is done.",
    "ru": "Эта задача уже закрыта."
  },
  "charge_not_found": {
    "status": 404,
    "en": "There is no such charge.",
    "ru": "Такого начисления нет."
  },
  "reader_not_found": {
    "status": 404,
    "en": "There is no such reader.",
    "ru": "Такого читателя нет."
  },
  "branch_not_found": {
    "status": 404,
    "en": "There is no such branch.",
    "ru": "Такого филиала нет."
  },
  "branch_in_use": {
    "status": 409,
    "en": "There are copies at this branch, books that were lent there are still out, readers have holds to be picked up there, or a till is open. Please settle those first.",
    "ru": "В этом филиале ещё есть экземпляры, не все выданные в нём книги возвращены, читатели ждут в нём свои брони или открыта касса. Сначала передайте экземпляры в другой филиал, примите книги, перенесите брони и закройте кассу."
  },
  "main_branch_stays": {
    "status": 409,
    "en": "The branch “main” stays, since every library has a place. Please change its name and its hours instead.",
    "ru": "Филиал «main» остаётся, ведь у каждой библиотеки есть место. Измените его название и часы работы."
  },
  "checkout_aborted": {
    "status": 503,
    "retryAfter": 1,
    "en": "This checkout was cancelled. Please try again.",
    "ru": "Выдача была отменена. Попробуйте ещё раз."
  },
  "email_not_verified": {
    "status": 409,
    "en": "This account is not confirmed yet. Please open the link in our e-mail, or show at the desk who you are.",
    "ru": "Учётная запись ещё не подтверждена. Откройте ссылку из нашего письма или подойдите с документом на кафедру выдачи."
  },
  "documents_not_agreed": {
    "status": 409,
    "en": "Before you borrow again, please read the library’s new documents and agree to them, in your account or at the desk.",
    "ru": "Прежде чем взять книгу, ознакомьтесь с новыми документами библиотеки и примите их — в кабинете или на кафедре выдачи."
  },
  "patron_blocked": {
    "status": 409,
    "en": "A block does not allow this reader to do this. Please ask at the desk.",
    "ru": "Для этого читателя действует ограничение. Обратитесь, пожалуйста, на кафедру выдачи."
  },
  "has_overdue_loans": {
    "status": 409,
    "en": "Overdue books: {has} (allowed: {limit}). Please return them first.",
    "ru": "Просрочено книг: {has} (можно: {limit}). Сначала верните их."
  },
  "lost_limit_reached": {
    "status": 409,
    "en": "Lost books that are not settled yet: {has} (allowed: {limit}). Please come to the desk first.",
    "ru": "Утерянных книг, за которые вы ещё не рассчитались: {has} (можно: {limit}). Сначала подойдите на кафедру выдачи."
  },
  "fines_over_limit": {
    "status": 409,
    "en": "You owe more than the library’s limit. Please pay first.",
    "ru": "Ваш долг библиотеке больше допустимого. Сначала оплатите его."
  },
  "patron_expired": {
    "status": 409,
    "en": "The library card has expired. Please renew it at the desk.",
    "ru": "Срок действия читательского билета истёк. Продлите его на кафедре выдачи."
  },
  "already_borrowed": {
    "status": 409,
    "en": "You already have this book.",
    "ru": "Эта книга уже у вас."
  },
  "no_copy_available": {
    "status": 409,
    "en": "All copies of this book are on loan. You can place a hold on it.",
    "ru": "Все экземпляры этой книги на руках. Её можно забронировать."
  },
  "loan_limit_reached": {
    "status": 409,
    "en": "You have reached your limit of books on loan ({has} of {limit}). Please return one first.",
    "ru": "У вас на руках уже столько книг, сколько можно взять ({has} из {limit}). Сначала верните одну."
  },
  "policy_limit_reached": {
    "status": 409,
    "en": "You cannot have more such loans at once ({has} of {limit}).",
    "ru": "Больше таких изданий сразу взять нельзя (на руках {has} из {limit})."
  },
  "not_for_loan": {
    "status": 409,
    "en": "This book is for use in the library only.",
    "ru": "Эта книга на дом не выдаётся."
  },
  "reader_closed": {
    "status": 409,
    "en": "This account is being deleted, so nothing more can be borrowed with it.",
    "ru": "Учётная запись удаляется, поэтому взять книгу по ней уже нельзя."
  },
  "both_have_book": {
    "status": 409,
    "en": "Both accounts have a copy of “{title}” on loan. Please take one of them back first.",
    "ru": "В обеих учётных записях на руках по экземпляру книги «{title}». Сначала примите один из них."
  },
  "has_open_loans": {
    "status": 409,
    "en": "Please return your books first (still on loan: {has}).",
    "ru": "Сначала верните книги (на руках: {has})."
  },
  "has_open_fines": {
    "status": 409,
    "en": "Please pay what you owe first.",
    "ru": "Сначала погасите долг библиотеке."
  },
  "loan_returned": {
    "status": 409,
    "en": "This book has already been returned.",
    "ru": "Эта книга уже возвращена."
  },
  "loan_claimed_returned": {
    "status": 409,
    "en": "The reader says that this book was brought back. Until it is found, it can be neither renewed nor given another due date.",
    "ru": "Читатель говорит, что уже вернул эту книгу. Пока она не нашлась, её нельзя ни продлить, ни назначить ей другой срок."
  },
  "loan_handed_in_before": {
    "status": 409,
    "en": "You have told us before that you put this book into the return box. Please bring it to the desk.",
    "ru": "Вы уже сообщали, что положили эту книгу в ящик возврата. Пожалуйста, принесите её на кафедру."
  },
  "loan_not_claimed": {
    "status": 409,
    "en": "Nobody has said that this book was brought back.",
    "ru": "О возврате этой книги никто не заявлял."
  },
  "loan_lost": {
    "status": 409,
    "en": "This book was recorded as lost. If it has come back, please take it to the desk.",
    "ru": "Эта книга записана как утерянная. Если она нашлась, отнесите её на кафедру выдачи."
  },
  "copy_on_loan": {
    "status": 409,
    "en": "Somebody else has this copy. Please return it first, or lend another one.",
    "ru": "Этот экземпляр на руках у другого читателя. Сначала оформите возврат или выдайте другой экземпляр."
  },
  "copy_withdrawn": {
    "status": 409,
    "en": "This copy has been withdrawn. Put it back into the collection first.",
    "ru": "Этот экземпляр списан. Сначала верните его в фонд."
  },
  "copy_lost": {
    "status": 409,
    "en": "This copy is recorded as lost. Put it back into the collection first.",
    "ru": "Этот экземпляр числится утерянным. Сначала верните его в фонд."
  },
  "copy_in_repair": {
    "status": 409,
    "en": "This copy is being repaired. Put it back into the collection first.",
    "ru": "Этот экземпляр в ремонте. Сначала верните его в фонд."
  },
  "copy_missing": {
    "status": 409,
    "en": "This copy was missing from its shelf. Put it back into the collection first.",
    "ru": "Этого экземпляра не было на полке. Сначала верните его в фонд."
  },
  "copy_damaged": {
    "status": 409,
    "en": "This copy is damaged. Put it back into the collection first.",
    "ru": "Этот экземпляр повреждён. Сначала верните его в фонд."
  },
  "copy_in_transit": {
    "status": 409,
    "en": "This copy is on its way to another branch. Receive it first.",
    "ru": "Этот экземпляр в пути между филиалами. Сначала примите его."
  },
  "copy_on_order": {
    "status": 409,
    "en": "This copy was on order. Receive it first.",
    "ru": "Этот экземпляр был заказан. Сначала примите его в фонд."
  },
  "fixed_due_date": {
    "status": 409,
    "en": "Everybody must return this by {due_date}, so it cannot be renewed.",
    "ru": "Все должны вернуть это до {due_date}, поэтому продлить нельзя."
  },
  "copy_on_hold": {
    "status": 409,
    "en": "This copy is kept for a reader who has a hold on it. Please scan it in at the desk, which shows where it goes.",
    "ru": "Этот экземпляр отложен для другого читателя. Примите его на кафедре — программа покажет, куда его поставить."
  },
  "hold_not_found": {
    "status": 404,
    "en": "There is no such hold.",
    "ru": "Такой брони нет."
  },
  "hold_over": {
    "status": 409,
    "en": "This hold has ended.",
    "ru": "Эта бронь уже завершена."
  },
  "hold_has_copy": {
    "status": 409,
    "en": "A copy is already kept for this hold, so only cancelling it is possible now.",
    "ru": "Для этой брони уже отложен экземпляр, теперь её можно только отменить."
  },
  "hold_not_on_shelf": {
    "status": 409,
    "en": "No copy stands on the hold shelf for this hold, so there is no last day to set.",
    "ru": "Для этой брони на полке ничего не стоит, поэтому и срок назначить нельзя."
  },
  "own_hold_on_shelf": {
    "status": 403,
    "en": "This hold is your own. Please ask a colleague to set its last day.",
    "ru": "Это ваша собственная бронь. Попросите коллегу назначить для неё срок."
  },
  "hold_paused": {
    "status": 409,
    "en": "The reader does not want the book yet, so nothing is recalled for them now.",
    "ru": "Книга нужна читателю позже, поэтому сейчас для него ничего не отзывают."
  },
  "nothing_to_recall": {
    "status": 409,
    "en": "No loan of this book can be recalled. Either it is not lent on such terms, or all its loans are overdue or recalled already.",
    "ru": "Отозвать эту книгу не у кого: либо её выдали без права отзыва, либо срок уже прошёл, либо её уже отозвали для других."
  },
  "hold_limit_reached": {
    "status": 409,
    "en": "This hold cannot be placed: the number of holds is {has}, and at most {limit} are allowed with a book like this.",
    "ru": "Забронировать нельзя: броней сейчас {has}, а с такой книгой их может быть не больше {limit}."
  },
  "own_hold": {
    "status": 403,
    "en": "You are waiting in this line yourself. Please ask a colleague to move holds in it.",
    "ru": "Вы сами стоите в этой очереди. Попросите коллегу передвинуть в ней брони."
  },
  "policy_for_all": {
    "status": 409,
    "en": "This rule applies where no other does. It can be changed, but not removed.",
    "ru": "Это правило действует там, где нет другого. Его можно изменить, но не убрать."
  },
  "copy_not_on_loan": {
    "status": 409,
    "en": "This copy is not on loan. It belongs on the shelf.",
    "ru": "Этот экземпляр никому не выдан. Поставьте его на полку."
  },
  "already_returned": {
    "status": 409,
    "en": "This copy has already been returned ({returned_on}), and nobody has borrowed it since.",
    "ru": "Этот экземпляр уже возвращён ({returned_on}), и с тех пор его никто не брал."
  },
  "loan_overdue": {
    "status": 409,
    "en": "This book was due on {due_date}. Please return it.",
    "ru": "Срок возврата этой книги истёк {due_date}. Верните её, пожалуйста."
  },
  "renewal_limit_reached": {
    "status": 409,
    "en": "This loan cannot be renewed again ({has} of {limit} renewals used).",
    "ru": "Продлить ещё раз нельзя (использовано продлений: {has} из {limit})."
  },
  "membership_ends": {
    "status": 409,
    "en": "The library card expires on {expires_on}, so the book cannot be kept longer. Please renew the card at the desk first.",
    "ru": "Срок действия читательского билета истекает {expires_on}, поэтому оставить книгу дольше нельзя. Сначала продлите билет на кафедре выдачи."
  },
  "loan_recalled": {
    "status": 409,
    "en": "This book has been recalled for another reader, so it cannot be renewed. It is due on {due_date}.",
    "ru": "Эту книгу отозвали для другого читателя, поэтому продлить её нельзя. Срок возврата: {due_date}."
  },
  "others_wait": {
    "status": 409,
    "en": "Other readers are waiting for this book, so it cannot be renewed.",
    "ru": "Эту книгу ждут другие читатели, поэтому продлить её нельзя."
  },
  "renewal_too_soon": {
    "status": 409,
    "en": "It is too soon to renew. Please try again on {soonest_date} or later.",
    "ru": "Продлевать пока рано. Это можно будет сделать с {soonest_date}."
  },
  "renewal_gains_nothing": {
    "status": 409,
    "en": "A renewal now would give no more time.",
    "ru": "Сейчас продление не прибавит времени."
  },
  "fine_still_grows": {
    "status": 409,
    "en": "The book has not been returned yet, so the fine is still accruing. Please return the book first.",
    "ru": "Книга ещё не возвращена, и штраф ещё начисляется. Сначала примите книгу."
  },
  "charge_settled": {
    "status": 409,
    "en": "Nothing more is owed on this charge.",
    "ru": "По этому начислению больше ничего не нужно платить."
  },
  "charge_cancelled": {
    "status": 409,
    "en": "This charge was cancelled as an error.",
    "ru": "Это начисление отменено как ошибочное."
  },
  "till_not_found": {
    "status": 404,
    "en": "There is no such till.",
    "ru": "Такой кассы нет."
  },
  "till_not_open": {
    "status": 409,
    "en": "No till is open at this branch, so no cash can be taken or given back. Please open one first.",
    "ru": "В этом филиале не открыта касса, поэтому наличные нельзя ни принять, ни вернуть. Сначала откройте кассу."
  },
  "several_tills_open": {
    "status": 409,
    "en": "Several tills are open at this branch, and none of them by you. Please choose the one of this desk.",
    "ru": "В этом филиале открыто несколько касс, и среди них нет вашей. Выберите кассу этой кафедры."
  },
  "till_closed": {
    "status": 409,
    "en": "This till is closed. Please open it again first.",
    "ru": "Эта касса закрыта. Сначала откройте её заново."
  },
  "till_open_already": {
    "status": 409,
    "en": "A till of this name is open at this branch. Please count and close it first, or choose another name.",
    "ru": "Касса с таким названием в этом филиале уже открыта. Сначала пересчитайте и закройте её или выберите другое название."
  },
  "till_has_less": {
    "status": 409,
    "en": "There is less cash in the till than is to be given back. Please give it back by card or by transfer.",
    "ru": "В кассе меньше наличных, чем нужно вернуть. Верните деньги на карту или переводом."
  },
  "tills_not_used": {
    "status": 409,
    "en": "This branch uses no tills. A branch manager can change that.",
    "ru": "В этом филиале кассы не ведутся. Это может изменить заведующий филиалом."
  },
  "charge_paid": {
    "status": 409,
    "en": "Part of this charge has been paid. Please give the money back first, then cancel it.",
    "ru": "По этому начислению уже платили. Сначала верните деньги, потом отмените его."
  },
  "online_payment_off": {
    "status": 409,
    "en": "This library takes no payments online. Please pay at the desk.",
    "ru": "Эта библиотека не принимает оплату онлайн. Оплатить можно на кафедре выдачи."
  },
  "payment_refused": {
    "status": 409,
    "en": "The payment service does not take this payment. Please try another sum, or pay at the desk.",
    "ru": "Платёжный сервис не принимает этот платёж. Попробуйте другую сумму или оплатите на кафедре выдачи."
  },
  "payment_lapsed": {
    "status": 503,
    "retryAfter": 1,
    "en": "The payment could not be begun in time. Nothing was charged; please try again.",
    "ru": "Платёж не удалось начать вовремя. Деньги не списаны, попробуйте ещё раз."
  },
  "payment_not_found": {
    "status": 404,
    "en": "There is no such payment. What was paid is in your list of charges.",
    "ru": "Такого платежа нет. Всё оплаченное есть в списке начислений."
  },
  "more_than_owed": {
    "status": 409,
    "en": "This is more than is owed. Please check the sum.",
    "ru": "Это больше, чем нужно заплатить. Проверьте сумму."
  },
  "nothing_paid": {
    "status": 409,
    "en": "Nothing has been paid on this charge, so there is nothing to give back.",
    "ru": "По этому начислению ничего не заплачено, возвращать нечего."
  },
  "more_than_paid": {
    "status": 409,
    "en": "This is more than has been paid on this charge. Please check the sum.",
    "ru": "Это больше, чем заплачено по этому начислению. Проверьте сумму."
  },
  "own_loan": {
    "status": 403,
    "en": "Nobody sets the dates of their own loans. Please ask a colleague to record this.",
    "ru": "Даты собственных выдач не назначают. Попросите коллегу записать это."
  },
  "override_too_grave": {
    "status": 403,
    "en": "Only a branch manager may override this rule.",
    "ru": "Такое исключение может сделать только заведующий филиалом."
  },
  "own_override": {
    "status": 403,
    "en": "Nobody overrides a rule for themselves. Please ask a colleague.",
    "ru": "Для самих себя исключений не делают. Попросите коллегу."
  },
  "own_task": {
    "status": 403,
    "en": "This task is about yourself. Please leave it to a colleague.",
    "ru": "Эта задача касается вас самих. Оставьте её коллеге."
  },
  "own_charge": {
    "status": 403,
    "en": "This account is your own. Please ask a colleague to record this.",
    "ru": "Это ваш собственный счёт. Попросите коллегу записать это."
  },
  "notice_not_found": {
    "status": 404,
    "en": "There is no such notice.",
    "ru": "Такого уведомления нет."
  },
  "notice_not_failed": {
    "status": 409,
    "en": "Only a notice that was not delivered can be sent again.",
    "ru": "Снова отправить можно только уведомление, которое не дошло."
  },
  "recipient_gone": {
    "status": 409,
    "en": "The reader has deleted their account, so this notice cannot be sent again.",
    "ru": "Читатель удалил учётную запись, отправить это уведомление снова нельзя."
  },
  "notice_outdated": {
    "status": 409,
    "en": "This e-mail is out of date. If it had a link, please ask the reader to request a new one.",
    "ru": "Это письмо устарело. Если в нём была ссылка, попросите читателя запросить новую."
  },
  "recipient_unknown": {
    "status": 409,
    "en": "The reader of this notice is not known yet. Try again once they have registered.",
    "ru": "Читатель, которому адресовано уведомление, ещё не известен. Повторите, когда он зарегистрируется."
  },
  "set_aside_message_not_found": {
    "status": 404,
    "en": "There is no such message.",
    "ru": "Такого сообщения нет."
  },
  "publisher_not_found": {
    "status": 404,
    "en": "There is no such app, or it publishes nothing.",
    "ru": "Такого приложения нет, или оно ничего не публикует."
  },
  "already_put_back_or_discarded": {
    "status": 409,
    "en": "This message has already been put back or discarded.",
    "ru": "Это сообщение уже возвращено в очередь или удалено."
  },
  "user_not_found": {
    "status": 404,
    "en": "There is no such user.",
    "ru": "Такого пользователя нет."
  },
  "user_merged": {
    "status": 404,
    "en": "This account was merged into another one of the same reader.",
    "ru": "Эта учётная запись объединена с другой учётной записью того же читателя."
  },
  "merge_not_found": {
    "status": 404,
    "en": "Nobody has asked for this account to be merged.",
    "ru": "Эту учётную запись ни с какой другой не объединяли."
  },
  "own_merge": {
    "status": 403,
    "en": "Nobody merges their own account. Please ask a colleague.",
    "ru": "Собственную учётную запись объединяет другой сотрудник. Попросите коллегу."
  },
  "staff_not_merged": {
    "status": 409,
    "en": "This account is of somebody who works here. It can be kept, but not merged into another one.",
    "ru": "Это учётная запись сотрудника. Её можно сохранить, но нельзя присоединить к другой."
  },
  "account_leaving": {
    "status": 409,
    "en": "One of the accounts is being deleted or merged already.",
    "ru": "Одну из учётных записей уже удаляют или объединяют."
  },
  "relatives_not_merged": {
    "status": 409,
    "en": "One account is a guardian’s, and the other a child’s. If they are one person, please end the guardianship first.",
    "ru": "Одна учётная запись принадлежит представителю, другая ребёнку. Если это один человек, сначала завершите связь."
  },
  "card_not_found": {
    "status": 404,
    "en": "Nobody has a card with this number. Please check it, or look for the reader by name.",
    "ru": "Билета с таким номером нет. Проверьте номер или найдите читателя по имени."
  },
  "card_lost": {
    "status": 404,
    "en": "This card was reported lost and no longer works. At the desk, its reader can be found by name.",
    "ru": "Этот билет объявлен потерянным и больше не действует. На кафедре читателя можно найти по имени."
  },
  "category_without_term": {
    "status": 409,
    "en": "A membership of this category does not end. Please enter a last day by hand, if there is to be one.",
    "ru": "У этой категории нет срока записи. Если он нужен, укажите последний день вручную."
  },
  "membership_runs": {
    "status": 409,
    "en": "This membership runs until {until}, for a whole term or longer, so it is too soon to renew it.",
    "ru": "Запись действует до {until}, на целый срок или дольше. Продлевать её пока рано."
  },
  "too_many_notes": {
    "status": 409,
    "en": "There can be at most {limit} notes about one reader. Please remove those that are no longer needed.",
    "ru": "О читателе можно записать не больше {limit} заметок. Удалите те, что больше не нужны."
  },
  "block_not_found": {
    "status": 404,
    "en": "This reader has no such block.",
    "ru": "Такого ограничения у читателя нет."
  },
  "too_many_blocks": {
    "status": 409,
    "en": "A reader can have at most {limit} blocks at once. Please lift one first.",
    "ru": "У читателя может быть не больше {limit} ограничений одновременно. Сначала снимите одно из них."
  },
  "too_many_cards": {
    "status": 409,
    "en": "A reader can have at most {limit} cards. Please record those that are no longer used as lost.",
    "ru": "У читателя может быть не больше {limit} билетов. Отметьте потерянными те, которыми больше не пользуются."
  },
  "too_many_lost_cards": {
    "status": 409,
    "en": "You have reported {limit} cards lost within a month. Please report this one at the desk.",
    "ru": "За месяц вы объявили потерянными уже {limit} билетов. О следующем сообщите, пожалуйста, на кафедре."
  },
  "wrong_password": {
    "status": 403,
    "en": "The current password is wrong. Please try again.",
    "ru": "Текущий пароль неверен. Попробуйте ещё раз."
  },
  "wrong_password_of": {
    "status": 401,
    "en": "The password is wrong. Please try again.",
    "ru": "Пароль неверен. Попробуйте ещё раз."
  },
  "password_easily_guessed": {
    "status": 400,
    "en": "This password is easy to guess. Please choose another one; a phrase of several words is good.",
    "ru": "Этот пароль легко угадать. Придумайте другой; подойдёт фраза из нескольких слов."
  },
  "too_many_wrong_passwords": {
    "status": 429,
    "en": "Too many wrong passwords. Please try again in {minutes} min.",
    "ru": "Слишком много неверных паролей. Попробуйте снова через {minutes} мин."
  },
  "wrong_sign_in_code": {
    "status": 403,
    "en": "The card number or the code is wrong, or the code is no longer valid. Please check both, or ask at the desk for a new code.",
    "ru": "Номер билета или код неверен, либо код больше не действует. Проверьте их или попросите новый код на кафедре выдачи."
  },
  "link_not_valid": {
    "status": 403,
    "en": "This link no longer works. Please ask for a new one.",
    "ru": "Эта ссылка больше не действует. Запросите новую."
  },
  "receipt_not_known": {
    "status": 404,
    "en": "There is no such receipt. It may be incomplete, replaced by a newer one, or more than a year old.",
    "ru": "Такой расписки нет. Возможно, ссылка скопирована не целиком, заменена более новой или ей больше года."
  },
  "already_signs_in": {
    "status": 409,
    "en": "This reader already has a password and signs in with it.",
    "ru": "У этого читателя уже есть пароль, с которым он входит."
  },
  "email_taken": {
    "status": 409,
    "en": "This e-mail address is already registered. Please sign in, or use another address.",
    "ru": "Этот адрес электронной почты уже зарегистрирован. Войдите или укажите другой."
  },
  "signs_in_by_email": {
    "status": 409,
    "en": "This person signs in by their e-mail address. Please enter another one instead of leaving it empty.",
    "ru": "По адресу электронной почты этот человек входит в личный кабинет. Укажите другой адрес, а не пустой."
  },
  "own_standing": {
    "status": 403,
    "en": "Nobody changes their own role, category, limit, block or membership. Please ask another admin.",
    "ru": "Свои роль, категорию, лимит, ограничения и срок записи не меняют. Попросите другого администратора."
  },
  "own_guardianship": {
    "status": 403,
    "en": "Nobody links themselves to a child or a guardian. Please ask another librarian.",
    "ru": "Связь с собственной учётной записью устанавливает другой библиотекарь. Попросите коллегу."
  },
  "relative_not_verified": {
    "status": 409,
    "en": "One of the two has neither confirmed an e-mail address nor shown a document yet. Please see to that first.",
    "ru": "Один из двоих ещё не подтвердил адрес и не показал документ. Сначала отметьте, что документ показан."
  },
  "cannot_have_guardian": {
    "status": 409,
    "en": "Somebody who works here, or is a guardian themselves, cannot be linked as a child.",
    "ru": "Сотрудника и того, кто сам представляет ребёнка, нельзя записать как ребёнка."
  },
  "cannot_be_guardian": {
    "status": 409,
    "en": "A guardian is another person, who has no guardian themselves. Please check whose card it is.",
    "ru": "Представителем может быть только другой человек, у которого самого нет представителя. Проверьте, чей это билет."
  },
  "too_many_guardians": {
    "status": 409,
    "en": "A child has at most {guardians} guardians, and a guardian at most {children} children. Please end another link first.",
    "ru": "У ребёнка не больше {guardians} представителей, у представителя не больше {children} детей. Сначала завершите другую связь."
  },
  "guardianship_not_found": {
    "status": 404,
    "en": "This person is not the child’s guardian.",
    "ru": "Этот человек не представляет ребёнка."
  },
  "card_taken": {
    "status": 409,
    "en": "Somebody already has a card with this number. Please check it, or take another card.",
    "ru": "Билет с таким номером уже у кого-то есть. Проверьте номер или возьмите другой билет."
  },
  "own_agreement": {
    "status": 403,
    "en": "Nobody records their own signature. Please agree in your own account.",
    "ru": "Свою подпись никто не отмечает сам. Примите документ в своём кабинете."
  },
  "document_not_found": {
    "status": 404,
    "en": "There is no such version of this document.",
    "ru": "Такой версии документа нет."
  },
  "not_the_next_version": {
    "status": 409,
    "en": "Somebody has published a version meanwhile: the next one is {next}. Please look at theirs first.",
    "ru": "Тем временем опубликована другая версия, следующая — {next}. Сначала посмотрите её."
  }
};
/** What is wrong with a field. */
export const fieldErrors: Record<keyof FieldFacts, { en: string; ru: string }> = {
  "after_last_day": {
    "en": "is after the last day of the period",
    "ru": "позже последнего дня периода"
  },
  "period_too_long": {
    "en": "makes the period longer than {days} days",
    "ru": "делает период длиннее допустимого (не более {days} дн.)"
  },
  "not_a_redirect_uri": {
    "en": "is no address that an app can come back at: take https, http to this computer itself, or a scheme of its own with a dot",
    "ru": "не годится для возврата в приложение: нужен https, http на этот же компьютер или своя схема с точкой"
  },
  "not_an_isbn": {
    "en": "is not an ISBN",
    "ru": "не является ISBN"
  },
  "wrong_check_digit": {
    "en": "has a wrong check digit; please check it for typing errors",
    "ru": "содержит неверную контрольную цифру; проверьте, нет ли опечатки"
  },
  "isbn_taken": {
    "en": "is already the ISBN of another book in the catalogue",
    "ru": "уже есть у другой книги каталога"
  },
  "title_missing": {
    "en": "is missing; a book needs a title",
    "ru": "не указано; без названия книгу не внести"
  },
  "title_too_long": {
    "en": "is longer than 1000 characters",
    "ru": "длиннее 1000 знаков"
  },
  "author_too_long": {
    "en": "is longer than 1000 characters",
    "ru": "длиннее 1000 знаков"
  },
  "year_impossible": {
    "en": "is not a year",
    "ru": "не похоже на год"
  },
  "language_unknown": {
    "en": "is not an ISO 639 code such as ru, rus or eng",
    "ru": "не является кодом ISO 639, таким как ru, rus или eng"
  },
  "material_unknown": {
    "en": "is not a material type of this library",
    "ru": "нет такого вида материала"
  },
  "branch_unknown": {
    "en": "is not a branch of this library",
    "ru": "— нет такого филиала"
  },
  "missing": {
    "en": "is missing",
    "ru": "не указано"
  },
  "not_known": {
    "en": "is not known here",
    "ru": "здесь не предусмотрено"
  },
  "blank": {
    "en": "must not be empty",
    "ru": "не должно быть пустым"
  },
  "not_text": {
    "en": "must be text",
    "ru": "должно быть текстом"
  },
  "not_whole_number": {
    "en": "must be a whole number",
    "ru": "должно быть целым числом"
  },
  "not_number": {
    "en": "must be a number",
    "ru": "должно быть числом"
  },
  "not_true_or_false": {
    "en": "must be true or false",
    "ru": "должно быть true или false"
  },
  "not_list": {
    "en": "must be a list",
    "ru": "должно быть списком"
  },
  "not_object": {
    "en": "must be an object",
    "ru": "должно быть объектом"
  },
  "not_date": {
    "en": "is not a date like 2026-05-31",
    "ru": "не является датой вида 2026-05-31"
  },
  "not_instant": {
    "en": "is not a time like 2026-05-31T10:00:00Z",
    "ru": "не является временем вида 2026-05-31T10:00:00Z"
  },
  "not_uuid": {
    "en": "is not a UUID",
    "ru": "не является UUID"
  },
  "not_email": {
    "en": "is not an e-mail address",
    "ru": "не является адресом электронной почты"
  },
  "not_scanned_code": {
    "en": "must have 3 to 32 letters, digits or signs, with spaces only between them",
    "ru": "должно содержать от 3 до 32 букв, цифр или знаков; пробелы возможны только между ними"
  },
  "not_one_of": {
    "en": "must be one of these: {allowed}",
    "ru": "допустимы только значения: {allowed}"
  },
  "not_spelled_so": {
    "en": "is not in the right format",
    "ru": "записано в неверном формате"
  },
  "too_short": {
    "en": "is too short (characters needed: {at_least})",
    "ru": "слишком короткое (нужно символов: {at_least})"
  },
  "too_long": {
    "en": "is too long (characters allowed: {at_most})",
    "ru": "слишком длинное (допустимо символов: {at_most})"
  },
  "too_small": {
    "en": "must be {at_least} or more",
    "ru": "должно быть не меньше {at_least}"
  },
  "too_large": {
    "en": "must be {at_most} or less",
    "ru": "должно быть не больше {at_most}"
  },
  "too_few": {
    "en": "has too few entries (needed: {at_least})",
    "ru": "содержит слишком мало элементов (нужно: {at_least})"
  },
  "too_many": {
    "en": "has too many entries (allowed: {at_most})",
    "ru": "содержит слишком много элементов (допустимо: {at_most})"
  },
  "not_valid": {
    "en": "is not valid",
    "ru": "указано неверно"
  },
  "unstorable": {
    "en": "contains a character that cannot be stored",
    "ru": "содержит недопустимый символ"
  },
  "nested_too_deep": {
    "en": "is nested too deeply",
    "ru": "содержит слишком много вложенных уровней"
  },
  "not_encoded": {
    "en": "is not encoded correctly",
    "ru": "закодировано неверно"
  },
  "parameter_unknown": {
    "en": "has a parameter that does not exist",
    "ru": "содержит неизвестный параметр"
  },
  "given_twice": {
    "en": "is given more than once",
    "ru": "указано несколько раз"
  },
  "not_a_key": {
    "en": "must be 1 to 128 visible ASCII characters",
    "ru": "должно содержать от 1 до 128 видимых символов ASCII"
  },
  "cursor_unknown": {
    "en": "is not a cursor that this list has returned",
    "ru": "не является курсором этого списка"
  },
  "of_another_book": {
    "en": "belongs to a copy of another book",
    "ru": "принадлежит экземпляру другой книги"
  },
  "several_authors": {
    "en": "names more than one author; please add one entry for each",
    "ru": "содержит несколько авторов; добавьте каждого отдельно"
  },
  "book_or_barcode_missing": {
    "en": "is missing, and so is barcode",
    "ru": "не указано, как и barcode"
  },
  "loan_or_barcode_only": {
    "en": "is given together with loan_id; please give only one of them",
    "ru": "указано вместе с loan_id; укажите что-то одно"
  },
  "reader_or_card_only": {
    "en": "is given together with reader_id; please give only one of them",
    "ru": "указано вместе с reader_id; укажите что-то одно"
  },
  "before_issue": {
    "en": "is before the day of issue",
    "ru": "раньше дня выдачи"
  },
  "before_from": {
    "en": "is before the first day",
    "ru": "раньше первого дня"
  },
  "before_renewal": {
    "en": "must be less than the renewal period ({days} days)",
    "ru": "должно быть меньше срока продления ({days} дн.)"
  },
  "before_renewal_hours": {
    "en": "must be less than the renewal period ({hours} hours)",
    "ru": "должно быть меньше срока продления ({hours} ч)"
  },
  "with_term_of_days": {
    "en": "does not go with {field}, which counts in days",
    "ru": "не сочетается с {field}: там счёт на дни"
  },
  "in_the_past": {
    "en": "has passed",
    "ru": "уже прошло"
  },
  "too_far_ahead": {
    "en": "is too far ahead (at most {days} days)",
    "ru": "слишком далеко (не более {days} дн.)"
  },
  "in_the_future": {
    "en": "is in the future",
    "ru": "ещё не наступило"
  },
  "ends_before_it_begins": {
    "en": "is before not_before",
    "ru": "раньше, чем not_before"
  },
  "not_after_until": {
    "en": "must be after the last of the days",
    "ru": "должно быть позже последнего из этих дней"
  },
  "day_is_past": {
    "en": "is in the past",
    "ru": "уже прошло"
  },
  "too_long_ago": {
    "en": "is too long ago (at most {days} days)",
    "ru": "слишком давно (не более {days} дн.)"
  },
  "unknown_time_zone": {
    "en": "is no time zone of the IANA database, such as Europe/Moscow",
    "ru": "не является часовым поясом базы IANA, таким как Europe/Moscow"
  },
  "hours_out_of_order": {
    "en": "names spans that end before they begin, or that are not one after the other",
    "ru": "содержит промежутки, которые кончаются раньше, чем начинаются, или идут не по порядку"
  },
  "no_printed_card": {
    "en": "is not a number that the library's cards are printed with. Please scan the card again",
    "ru": "не номер печатного билета этой библиотеки. Отсканируйте билет ещё раз"
  },
  "no_card_range": {
    "en": "must go from one number to another that differs only in the digits at its end, has as many of them, and is not lower",
    "ru": "должно идти от номера к номеру, который отличается только цифрами в конце: их столько же, и он не меньше"
  },
  "own_card_numbers": {
    "en": "must not contain numbers that the library gives out itself (R and six digits or more)",
    "ru": "не может включать номера, которые библиотека присваивает сама (R и не меньше шести цифр)"
  },
  "before_today": {
    "en": "must be today or later",
    "ru": "должно быть не раньше сегодняшнего дня"
  },
  "before_beginning": {
    "en": "must not be before its first day",
    "ru": "не может быть раньше первого дня"
  },
  "not_published": {
    "en": "names a version that is not published",
    "ru": "указывает на версию, которая не опубликована"
  },
  "needed_to_sign_in": {
    "en": "is what this person signs in by; it cannot be left empty",
    "ru": "нужен этому человеку для входа; его нельзя оставить пустым"
  },
  "taken": {
    "en": "is already taken",
    "ru": "уже используется"
  },
  "wrong": {
    "en": "is wrong",
    "ru": "указано неверно"
  },
  "too_common": {
    "en": "is among the passwords that are tried first; please add words that only you would think of",
    "ru": "один из тех, что подбирают первыми; добавьте слова, которые придут в голову только вам"
  },
  "too_regular": {
    "en": "repeats itself or runs along keys, letters or digits; please choose words instead",
    "ru": "повторяется или идёт подряд по клавишам, буквам или цифрам; лучше взять слова"
  },
  "names_yourself": {
    "en": "is made of your name or e-mail address; please add words that have nothing to do with them",
    "ru": "составлен из вашего имени или адреса; добавьте слова, которые с ними не связаны"
  },
  "names_library": {
    "en": "is made of the library’s name; please add words that have nothing to do with it",
    "ru": "составлен из названия библиотеки; добавьте слова, которые с ним не связаны"
  },
  "nobodys_card": {
    "en": "is not the number of any card",
    "ru": "нет билета с таким номером"
  },
  "lost_card": {
    "en": "is the number of a card that was reported lost",
    "ru": "это номер билета, который объявлен потерянным"
  },
  "given_at_desk": {
    "en": "is for the desk to give; leave it out to get the next number",
    "ru": "выдаёт кафедра; без него билет получит следующий номер"
  },
  "only_by_the_child": {
    "en": "is for the child alone to change",
    "ru": "может менять только сам ребёнок"
  },
  "same_account": {
    "en": "is the same account",
    "ru": "та же самая учётная запись"
  },
  "not_in_childhood": {
    "en": "is to be later than today and within 18 years",
    "ru": "должно быть позже сегодняшнего дня, но не больше чем на 18 лет"
  },
  "category_unknown": {
    "en": "is not a category of this library",
    "ru": "нет такой категории"
  }
};
/** The facts that come with each code. */
export type ErrorFacts = {
  audit_trail_not_found: Record<never, never>;
  wrong_credentials: Record<never, never>;
  refresh_token_reused: Record<never, never>;
  too_many_failed_logins: { minutes: number };
  session_not_found: Record<never, never>;
  signing_key_not_found: Record<never, never>;
  signing_key_waits: Record<never, never>;
  too_many_mails: { minutes: number };
  program_not_found: Record<never, never>;
  client_app_not_found: Record<never, never>;
  client_app_is_public: Record<never, never>;
  client_app_kind_stays: Record<never, never>;
  authorization_request_refused: { reason: string };
  wrong_device_code: Record<never, never>;
  second_factor_needed: { challenge: string };
  second_factor_missing: { challenge: string };
  wrong_code: Record<never, never>;
  sign_in_expired: Record<never, never>;
  second_factor_exists: Record<never, never>;
  no_second_factor: Record<never, never>;
  second_factor_required: Record<never, never>;
  wrong_passkey: Record<never, never>;
  passkey_too_late: Record<never, never>;
  passkey_not_found: Record<never, never>;
  too_many_passkeys: { at_most: number };
  outside_provider_not_found: Record<never, never>;
  outside_provider_away: Record<never, never>;
  outside_sign_in_over: Record<never, never>;
  outside_sign_in_denied: Record<never, never>;
  outside_answer_refused: Record<never, never>;
  outside_account_unknown: Record<never, never>;
  outside_account_taken: Record<never, never>;
  outside_account_exists: Record<never, never>;
  outside_account_not_found: Record<never, never>;
  book_not_found: Record<never, never>;
  copy_not_found: Record<never, never>;
  isbn_taken: Record<never, never>;
  barcode_taken: Record<never, never>;
  copy_is_out: Record<never, never>;
  lost_by_reader: Record<never, never>;
  copy_not_on_shelf: Record<never, never>;
  copy_is_there: Record<never, never>;
  copies_are_out: Record<never, never>;
  copy_is_kept: Record<never, never>;
  hold_ended: Record<never, never>;
  hold_unfillable: Record<never, never>;
  allocation_released: Record<never, never>;
  invalid_request: Record<never, never>;
  bad_request: Record<never, never>;
  invalid_target: Record<never, never>;
  invalid_json: Record<never, never>;
  request_aborted: Record<never, never>;
  unauthenticated: Record<never, never>;
  token_expired: Record<never, never>;
  signed_out: Record<never, never>;
  not_the_sidecar: Record<never, never>;
  forbidden: Record<never, never>;
  outside_scope: Record<never, never>;
  not_for_guardians: Record<never, never>;
  fresh_sign_in_needed: Record<never, never>;
  cross_site_request: Record<never, never>;
  no_such_resource: Record<never, never>;
  method_not_allowed: Record<never, never>;
  request_too_slow: Record<never, never>;
  request_in_progress: Record<never, never>;
  body_too_large: Record<never, never>;
  target_too_long: Record<never, never>;
  headers_too_large: Record<never, never>;
  unsupported_media_type: Record<never, never>;
  idempotency_key_reused: Record<never, never>;
  too_many_requests: Record<never, never>;
  internal_error: Record<never, never>;
  service_unavailable: Record<never, never>;
  dead_letter_not_found: Record<never, never>;
  app_not_found: Record<never, never>;
  still_not_handled: { cause: string };
  already_resolved: Record<never, never>;
  archive_too_large: Record<never, never>;
  loan_not_found: Record<never, never>;
  task_not_found: Record<never, never>;
  task_claimed: Record<never, never>;
  task_done: Record<never, never>;
  charge_not_found: Record<never, never>;
  reader_not_found: Record<never, never>;
  branch_not_found: Record<never, never>;
  branch_in_use: Record<never, never>;
  main_branch_stays: Record<never, never>;
  checkout_aborted: Record<never, never>;
  email_not_verified: Record<never, never>;
  documents_not_agreed: Record<never, never>;
  patron_blocked: Record<never, never>;
  has_overdue_loans: { limit: number; has: number };
  lost_limit_reached: { limit: number; has: number };
  fines_over_limit: { limit_minor: number; owes_minor: number };
  patron_expired: Record<never, never>;
  already_borrowed: Record<never, never>;
  no_copy_available: Record<never, never>;
  loan_limit_reached: { limit: number; has: number };
  policy_limit_reached: { limit: number; has: number };
  not_for_loan: Record<never, never>;
  reader_closed: Record<never, never>;
  both_have_book: { title: string };
  has_open_loans: { has: number };
  has_open_fines: { owes_minor: number };
  loan_returned: Record<never, never>;
  loan_claimed_returned: Record<never, never>;
  loan_handed_in_before: Record<never, never>;
  loan_not_claimed: Record<never, never>;
  loan_lost: Record<never, never>;
  copy_on_loan: Record<never, never>;
  copy_withdrawn: Record<never, never>;
  copy_lost: Record<never, never>;
  copy_in_repair: Record<never, never>;
  copy_missing: Record<never, never>;
  copy_damaged: Record<never, never>;
  copy_in_transit: Record<never, never>;
  copy_on_order: Record<never, never>;
  fixed_due_date: { due_date: string };
  copy_on_hold: Record<never, never>;
  hold_not_found: Record<never, never>;
  hold_over: Record<never, never>;
  hold_has_copy: Record<never, never>;
  hold_not_on_shelf: Record<never, never>;
  own_hold_on_shelf: Record<never, never>;
  hold_paused: Record<never, never>;
  nothing_to_recall: Record<never, never>;
  hold_limit_reached: { limit: number; has: number };
  own_hold: Record<never, never>;
  policy_for_all: Record<never, never>;
  copy_not_on_loan: Record<never, never>;
  already_returned: { returned_on: string; returned_at: string; loan_id: string };
  loan_overdue: { due_date: string };
  renewal_limit_reached: { limit: number; has: number };
  membership_ends: { expires_on: string };
  loan_recalled: { due_date: string };
  others_wait: { waiting: number };
  renewal_too_soon: { soonest_date: string };
  renewal_gains_nothing: Record<never, never>;
  fine_still_grows: Record<never, never>;
  charge_settled: Record<never, never>;
  charge_cancelled: Record<never, never>;
  till_not_found: Record<never, never>;
  till_not_open: Record<never, never>;
  several_tills_open: Record<never, never>;
  till_closed: Record<never, never>;
  till_open_already: Record<never, never>;
  till_has_less: { has_minor: number };
  tills_not_used: Record<never, never>;
  charge_paid: { paid_minor: number };
  online_payment_off: Record<never, never>;
  payment_refused: Record<never, never>;
  payment_lapsed: Record<never, never>;
  payment_not_found: Record<never, never>;
  more_than_owed: { owes_minor: number };
  nothing_paid: Record<never, never>;
  more_than_paid: { paid_minor: number };
  own_loan: Record<never, never>;
  override_too_grave: Record<never, never>;
  own_override: Record<never, never>;
  own_task: Record<never, never>;
  own_charge: Record<never, never>;
  notice_not_found: Record<never, never>;
  notice_not_failed: Record<never, never>;
  recipient_gone: Record<never, never>;
  notice_outdated: Record<never, never>;
  recipient_unknown: Record<never, never>;
  set_aside_message_not_found: Record<never, never>;
  publisher_not_found: Record<never, never>;
  already_put_back_or_discarded: Record<never, never>;
  user_not_found: Record<never, never>;
  user_merged: { into: string };
  merge_not_found: Record<never, never>;
  own_merge: Record<never, never>;
  staff_not_merged: Record<never, never>;
  account_leaving: Record<never, never>;
  relatives_not_merged: Record<never, never>;
  card_not_found: Record<never, never>;
  card_lost: Record<never, never>;
  category_without_term: Record<never, never>;
  membership_runs: { until: string };
  too_many_notes: { limit: number };
  block_not_found: Record<never, never>;
  too_many_blocks: { limit: number };
  too_many_cards: { limit: number };
  too_many_lost_cards: { limit: number };
  wrong_password: Record<never, never>;
  wrong_password_of: { user_id: string };
  password_easily_guessed: Record<never, never>;
  too_many_wrong_passwords: { minutes: number };
  wrong_sign_in_code: Record<never, never>;
  link_not_valid: Record<never, never>;
  receipt_not_known: Record<never, never>;
  already_signs_in: Record<never, never>;
  email_taken: Record<never, never>;
  signs_in_by_email: Record<never, never>;
  own_standing: Record<never, never>;
  own_guardianship: Record<never, never>;
  relative_not_verified: Record<never, never>;
  cannot_have_guardian: Record<never, never>;
  cannot_be_guardian: Record<never, never>;
  too_many_guardians: { guardians: number; children: number };
  guardianship_not_found: Record<never, never>;
  card_taken: Record<never, never>;
  own_agreement: Record<never, never>;
  document_not_found: Record<never, never>;
  not_the_next_version: { next: number };
};
export type FieldFacts = {
  after_last_day: Record<never, never>;
  period_too_long: { days: number };
  not_a_redirect_uri: Record<never, never>;
  not_an_isbn: Record<never, never>;
  wrong_check_digit: Record<never, never>;
  isbn_taken: Record<never, never>;
  title_missing: Record<never, never>;
  title_too_long: Record<never, never>;
  author_too_long: Record<never, never>;
  year_impossible: Record<never, never>;
  language_unknown: Record<never, never>;
  material_unknown: Record<never, never>;
  branch_unknown: Record<never, never>;
  missing: Record<never, never>;
  not_known: Record<never, never>;
  blank: Record<never, never>;
  not_text: Record<never, never>;
  not_whole_number: Record<never, never>;
  not_number: Record<never, never>;
  not_true_or_false: Record<never, never>;
  not_list: Record<never, never>;
  not_object: Record<never, never>;
  not_date: Record<never, never>;
  not_instant: Record<never, never>;
  not_uuid: Record<never, never>;
  not_email: Record<never, never>;
  not_scanned_code: Record<never, never>;
  not_one_of: { allowed: string };
  not_spelled_so: { pattern: string };
  too_short: { at_least: number };
  too_long: { at_most: number };
  too_small: { at_least: number };
  too_large: { at_most: number };
  too_few: { at_least: number };
  too_many: { at_most: number };
  not_valid: Record<never, never>;
  unstorable: Record<never, never>;
  nested_too_deep: Record<never, never>;
  not_encoded: Record<never, never>;
  parameter_unknown: Record<never, never>;
  given_twice: Record<never, never>;
  not_a_key: Record<never, never>;
  cursor_unknown: Record<never, never>;
  of_another_book: Record<never, never>;
  several_authors: Record<never, never>;
  book_or_barcode_missing: Record<never, never>;
  loan_or_barcode_only: Record<never, never>;
  reader_or_card_only: Record<never, never>;
  before_issue: Record<never, never>;
  before_from: Record<never, never>;
  before_renewal: { days: number };
  before_renewal_hours: { hours: number };
  with_term_of_days: { field: string };
  in_the_past: Record<never, never>;
  too_far_ahead: { days: number };
  in_the_future: Record<never, never>;
  ends_before_it_begins: Record<never, never>;
  not_after_until: Record<never, never>;
  day_is_past: Record<never, never>;
  too_long_ago: { days: number };
  unknown_time_zone: Record<never, never>;
  hours_out_of_order: Record<never, never>;
  no_printed_card: Record<never, never>;
  no_card_range: Record<never, never>;
  own_card_numbers: Record<never, never>;
  before_today: Record<never, never>;
  before_beginning: Record<never, never>;
  not_published: Record<never, never>;
  needed_to_sign_in: Record<never, never>;
  taken: Record<never, never>;
  wrong: Record<never, never>;
  too_common: Record<never, never>;
  too_regular: Record<never, never>;
  names_yourself: Record<never, never>;
  names_library: Record<never, never>;
  nobodys_card: Record<never, never>;
  lost_card: Record<never, never>;
  given_at_desk: Record<never, never>;
  only_by_the_child: Record<never, never>;
  same_account: Record<never, never>;
  not_in_childhood: Record<never, never>;
  category_unknown: Record<never, never>;
};
