import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Оплата',
    loading: 'Узнаём, что с платежом…',
    statuses: {
      created: 'Платёж готовится. Подождите, пожалуйста.',
      pending: 'Ждём подтверждения от платёжного сервиса. Обычно это занимает меньше минуты; страница обновится сама.',
      succeeded: 'Оплачено, спасибо!',
      failed: 'Платёж не прошёл. Попробуйте ещё раз или оплатите на кафедре выдачи.',
      expired: 'Время на оплату вышло, деньги не списаны. Можно начать заново.',
      cancelled: 'Платёж отменён, деньги не списаны.',
    },
    goesBack: (amount: string) => `${amount} вернутся вам тем же способом: за это уже заплачено.`,
    givenBack: (amount: string) => `${amount} отправлены вам обратно тем же способом: за это уже было заплачено.`,
    notPaidYet: 'Ещё не оплатили? Вернитесь на страницу оплаты.',
    goOn: 'Перейти к оплате',
    charges: 'Штрафы и платежи',
  },
  en: {
    title: 'Payment',
    loading: 'Looking up your payment…',
    statuses: {
      created: 'Your payment is being prepared. Please wait.',
      pending:
        'Waiting for the payment service to confirm. It usually takes less than a minute; this page updates by itself.',
      succeeded: 'Paid. Thank you!',
      failed: 'The payment did not go through. Please try again, or pay at the desk.',
      expired: 'The time to pay ran out, and nothing was charged. You can start again.',
      cancelled: 'The payment was cancelled, and nothing was charged.',
    },
    goesBack: (amount: string) => `${amount} will be returned to you the same way, as it had already been paid.`,
    givenBack: (amount: string) => `${amount} has been returned to you the same way, as it had already been paid.`,
    notPaidYet: 'Not paid yet? Go back to the payment page.',
    goOn: 'Go to payment',
    charges: 'Fines and payments',
  },
});
