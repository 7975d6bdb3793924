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
    goesBack: (amount: string) => `Вернём ${amount} тем же способом, которым вы платили.`,
    givenBack: (amount: string) => `Мы вернули ${amount} тем же способом, которым вы платили.`,
    nothingToPay: 'Платёж пришёл, но платить было уже не за что: начисления погашены или сняты.',
    whyBack: 'Пока вы платили, эти начисления уже погасили или сняли.',
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
      expired: 'The payment timed out, and nothing was charged. You can start again.',
      cancelled: 'The payment was cancelled, and nothing was charged.',
    },
    goesBack: (amount: string) => `We will refund ${amount} to the payment method you used.`,
    givenBack: (amount: string) => `We have refunded ${amount} to the payment method you used.`,
    nothingToPay: 'Your payment arrived, but there was nothing left to pay: the charges are settled or cancelled.',
    whyBack: 'By the time you paid, these charges had already been settled or cancelled.',
    notPaidYet: 'Not paid yet? Go back to the payment page.',
    goOn: 'Go to payment',
    charges: 'Fines and payments',
  },
});
