import { Loan, LoanPage, type LoanServiceServer } from '#contracts/proto/gateway.ts';
import { answerByHttp, type Answering } from './answer-by-http.ts';
import { segment, withQuery } from './operation-path.ts';

/** Lending by gRPC (contracts/proto/gateway.proto). */
export const loanService = (answering: Answering): LoanServiceServer => ({
  issueLoan: answerByHttp(answering, (body) => ({ method: 'POST', path: '/loans', body }), Loan.fromJSON),
  returnLoan: answerByHttp(answering, (body) => ({ method: 'POST', path: '/loans/return', body }), Loan.fromJSON),
  renewLoan: answerByHttp(
    answering,
    ({ loan_id }) => ({ method: 'POST', path: `/loans/${segment(loan_id)}/renew` }),
    Loan.fromJSON,
  ),
  getLoan: answerByHttp(
    answering,
    ({ loan_id }) => ({ method: 'GET', path: `/loans/${segment(loan_id)}` }),
    Loan.fromJSON,
  ),
  listLoans: answerByHttp(
    answering,
    (query) => ({ method: 'GET', path: withQuery('/loans', query) }),
    LoanPage.fromJSON,
  ),
  listReaderLoans: answerByHttp(
    answering,
    ({ user_id, ...query }) => ({ method: 'GET', path: withQuery(`/loans/user/${segment(user_id)}`, query) }),
    LoanPage.fromJSON,
  ),
});
