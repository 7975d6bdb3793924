import { apiError, isErrorCode, textOf, type Language } from '#errors';
import type { operations } from '#contracts/users.ts';
import { ApiError, type AnyRejection } from '#core/api-error.ts';
import { may } from '#core/caller.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { instant, pagedBy, text, uuid } from '#http/cursor.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { UsersContext } from '../context.ts';
import { blocksOf, type BlockRow } from '../store/blocks.ts';
import type { CardRange } from '../domain/card-ranges.ts';
import { listCardRanges } from '../store/card-ranges.ts';
import { cardsOf } from '../store/cards.ts';
import { findGuardianship, reachableGuardiansOf } from '../store/guardianships.ts';
import { listCategories } from '../store/categories.ts';
import { agreementsOf, findDocument, newestDocuments, type DocumentRow } from '../store/documents.ts';
import { notesOf } from '../store/notes.ts';
import { readerHistory } from '../store/reader-loans.ts';
import type { CategoryTable, ReaderNoteTable } from '../store/schema.ts';
import { findContact, findNames, findUser, searchUsers, type UserRow } from '../store/users.ts';
import { addLinkToken } from '../use-cases/add-link-token.ts';
import { agreeToDocument } from '../use-cases/agree-to-document.ts';
import { askForPasswordReset } from '../use-cases/ask-for-password-reset.ts';
import { changeAtDesk, changeOwnProfile, type ChangedAtDesk } from '../use-cases/change-user.ts';
import { checkCredentials } from '../use-cases/check-credentials.ts';
import { deleteAtDesk, deleteOwnProfile, type Deletion } from '../use-cases/delete-own-profile.ts';
import { findCardHolder } from '../use-cases/find-card-holder.ts';
import { followErasure } from '../use-cases/follow-erasure.ts';
import { giveErasureReceipt } from '../use-cases/give-erasure-receipt.ts';
import { issueSignInCode } from '../use-cases/issue-sign-in-code.ts';
import { addBlock, liftBlock } from '../use-cases/keep-blocks.ts';
import { addNote, removeNote } from '../use-cases/keep-notes.ts';
import { addCard, reportCardLost } from '../use-cases/keep-cards.ts';
import { familyOf, linkGuardian, unlinkGuardian, type Family } from '../use-cases/link-guardian.ts';
import { followMerge, type FollowedMerge } from '../use-cases/follow-merge.ts';
import { checkMerge, mergeReader } from '../use-cases/merge-reader.ts';
import { publishDocument } from '../use-cases/publish-document.ts';
import { putCardRanges } from '../use-cases/put-card-ranges.ts';
import { putPatronCategory } from '../use-cases/put-patron-category.ts';
import { recordAgreement } from '../use-cases/record-agreement.ts';
import { registerReaderAtDesk } from '../use-cases/register-reader-at-desk.ts';
import { registerReader, type Account } from '../use-cases/register-reader.ts';
import { renewMembership, type RenewedMembership } from '../use-cases/renew-membership.ts';
import { repeatErasures } from '../use-cases/repeat-erasures.ts';
import { resetPassword } from '../use-cases/reset-password.ts';
import { sendVerification, verifyEmail } from '../use-cases/verify-email.ts';
import { verifyInPerson } from '../use-cases/verify-in-person.ts';
import { setFirstPassword } from '../use-cases/set-first-password.ts';
import { presentBlock } from './block.ts';
import { presentCard } from './card.ts';
import { carriedReaderOperations } from './carried-readers.ts';
import { presentNote } from './note.ts';
import { presentAgreement, presentDocument } from './documents.ts';
import { presentFamily } from './family.ts';
import { presentCardHolder, presentUser, showUser } from '../use-cases/show-user.ts';

const byRecording = pagedBy(instant, text);
const byName = pagedBy(text, uuid);
/** Newest first. */
const byIssue = pagedBy(instant, uuid);

export function userOperations(context: UsersContext): OperationHandlers<operations> {
  const { db, commit, today } = context;
  const afterDeletion = ({ deleted }: Deletion) => ({ status: deleted ? (204 as const) : (202 as const) });
  const asIs = (user: UserRow) => ({ status: 200 as const, body: presentUser(user) });
  return {
    listUsers: async ({ query }) => {
      const { limit = 20 } = query;
      const after = byName.after(query.cursor);
      const rows = await searchUsers(context.reads, today(), {
        limit: limit + 1,
        ...(query.q !== undefined && { q: query.q }),
        ...(query.role && { role: query.role }),
        ...(after && { after }),
      });
      return { status: 200, body: byName.page(rows, limit, (row) => [row.full_name, row.id], presentUser) };
    },

    ...carriedReaderOperations(context),

    // The platform keeps the entry that its contract declares.
    noteExport: async () => ({ status: 204 }),

    registerReaderAtDesk: ({ caller, body, write }) =>
      write.answer(
        commit,
        (reader: UserRow) => ({ status: 201, body: presentUser(reader) }),
        (committing) => registerReaderAtDesk(context, caller.id, write.id, body, committing),
      ),

    sendVerification: async ({ caller }) => {
      await sendVerification(context, caller.id);
      return { status: 202 };
    },

    verifyInPerson: ({ caller, path, write }) =>
      write.answer(commit, asIs, (committing) => verifyInPerson(context, caller, path.user_id, committing)),

    agreeToDocument: ({ caller, body, write }) =>
      write.answer(commit, asIs, (committing) => agreeToDocument(context, caller, body, committing)),

    listAgreements: async ({ path }) => {
      const items = await agreementsOf(db, path.user_id);
      return { status: 200, body: { items: items.map(presentAgreement) } };
    },

    recordAgreement: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) => recordAgreement(context, caller, path.user_id, body, committing)),

    listDocuments: async () => ({
      status: 200,
      body: { items: (await newestDocuments(context.reads)).map(presentDocument) },
    }),

    getDocument: async ({ path, query }) => {
      const row = await findDocument(context.reads, { ...path, ...query });
      if (!row) throw apiError('document_not_found');
      return { status: 200, body: presentDocument(row) };
    },

    publishDocument: ({ path, body, write }) =>
      write.answer(
        commit,
        (document: DocumentRow) => ({ status: 201, body: presentDocument(document) }),
        (committing) => publishDocument(context, { kind: path.kind, required_from: null, ...body }, committing),
      ),

    issueSignInCode: async ({ caller, path, record }) => {
      const { valid_until, ...issued } = await issueSignInCode(context, caller, path.user_id, record);
      return { status: 201, body: { ...issued, valid_until: valid_until.toISOString() } };
    },

    getOwnProfile: async ({ caller }) => ({ status: 200, body: await showUser(context, caller.id) }),

    updateOwnProfile: ({ caller, body, write }) =>
      write.answer(commit, asIs, (committing) => changeOwnProfile(context, caller, body, committing)),

    deleteOwnProfile: ({ caller, write }) =>
      write.answer(commit, afterDeletion, (committing) => deleteOwnProfile(context, caller.id, committing)),

    deleteUser: ({ caller, path, write }) =>
      write.answer(commit, afterDeletion, (committing) => deleteAtDesk(context, caller, path.user_id, committing)),

    checkMerge: async ({ caller, path, query, raw }) => {
      const { refusals, moves } = await checkMerge(context, caller, { from: path.user_id, into: query.into });
      const told = presentRefusals(refusals, languageOf(raw));
      return { status: 200, body: { allowed: told.length === 0, refusals: told, moves } };
    },

    mergeReader: ({ caller, path, body, write, raw }) => {
      const pair = { from: path.user_id, into: body.into };
      return write.answer(
        commit,
        (merge: FollowedMerge) => ({
          status: merge.status === 'requested' ? (202 as const) : (200 as const),
          body: presentMerge(merge, languageOf(raw)),
        }),
        (committing) => mergeReader(context, caller, pair, committing),
      );
    },

    followMerge: async ({ path, raw }) => ({
      status: 200,
      body: presentMerge(await followMerge(context, path.user_id), languageOf(raw)),
    }),

    giveErasureReceipt: async ({ caller, path, record }) => ({
      status: 201,
      body: await giveErasureReceipt(context, caller, path.user_id, record),
    }),

    repeatErasures: async ({ query, body, record }) => {
      const { limit = 20 } = query;
      const asked = { since: new Date(body.deleted_since), after: byIssue.after(query.cursor), limit };
      const { accounts, refused } = await repeatErasures(context, asked, record);
      const { items, ...page } = byIssue.page(
        accounts,
        limit,
        (one) => [one.deleted_at_text, one.id],
        ({ id }) => id,
      );
      return { status: 200, body: { repeated: items.length, refused, ...page } };
    },

    followErasure: async ({ body }) => ({ status: 200, body: await followErasure(context, body.receipt) }),

    getUserByCard: async ({ caller, query }) => {
      const row = await findCardHolder(db, query.card_number, today());
      return { status: 200, body: may(caller, 'readers.read') ? presentUser(row) : presentCardHolder(row) };
    },

    listUserNames: async ({ query }) => ({
      status: 200,
      body: { items: await findNames(context.reads, query.ids) },
    }),

    getUser: async ({ path }) => ({ status: 200, body: await showUser(context, path.user_id) }),

    updateUser: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        ({ user }: ChangedAtDesk) => asIs(user),
        (committing) => changeAtDesk(context, caller, path.user_id, body, committing),
        ({ before }) => ({ facts: { before } }),
      ),

    getUserHistory: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await readerHistory(db, path.user_id, { after: byIssue.after(query.cursor), limit: limit + 1 });
      const day = today();
      return {
        status: 200,
        body: byIssue.page(
          rows,
          limit,
          (row) => [row.issued_at_text, row.loan_id],
          (row) => ({
            loan_id: row.loan_id,
            book_id: row.book_id,
            title: row.title,
            issued_at: row.issued_at.toISOString(),
            due_date: row.due_date,
            ...(row.returned_at && { returned_at: row.returned_at.toISOString() }),
            overdue: row.returned_at === null && row.claimed_at === null && row.due_date < day,
          }),
        ),
      };
    },

    listCards: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await cardsOf(db, path.user_id, { after: byRecording.after(query.cursor), limit: limit + 1 });
      return {
        status: 200,
        body: byRecording.page(rows, limit, (row) => [row.recorded_at_text, row.number], presentCard),
      };
    },

    addCard: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (user: UserRow) => ({ status: 201, body: presentUser(user) }),
        (committing) => addCard(context, caller, path.user_id, body, committing),
      ),

    reportCardLost: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) => reportCardLost(context, caller, path.user_id, body, committing)),

    listBlocks: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await blocksOf(db, path.user_id, { after: byIssue.after(query.cursor), limit: limit + 1 });
      return {
        status: 200,
        body: byIssue.page(rows, limit, (row) => [row.set_at_text, row.id], presentBlock(today())),
      };
    },

    addBlock: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (block: BlockRow) => ({ status: 201, body: presentBlock(today())(block) }),
        (committing) => addBlock(context, caller, { userId: path.user_id, id: write.id }, body, committing),
      ),

    liftBlock: ({ caller, path, write }) =>
      write.answer(
        commit,
        (block: BlockRow) => ({ status: 200, body: presentBlock(today())(block) }),
        (committing) => liftBlock(context, caller, { userId: path.user_id, id: path.block_id }, committing),
      ),

    getFamily: async ({ path }) => ({ status: 200, body: presentFamily(await familyOf(context, path.user_id)) }),

    linkGuardian: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (family: Family) => ({ status: 200, body: presentFamily(family) }),
        (committing) => linkGuardian(context, caller, { ...pairIn(path), ...body }, committing),
      ),

    unlinkGuardian: ({ caller, path, write }) =>
      write.answer(
        commit,
        (family: Family) => ({ status: 200, body: presentFamily(family) }),
        (committing) => unlinkGuardian(context, caller, pairIn(path), committing),
      ),

    listNotes: async ({ path, query }) => {
      const { limit = 20, alerts = false } = query;
      const after = byIssue.after(query.cursor);
      const rows = await notesOf(db, path.user_id, { alerts, after, limit: limit + 1 });
      return { status: 200, body: byIssue.page(rows, limit, (row) => [row.written_at_text, row.id], presentNote) };
    },

    addNote: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (note: ReaderNoteTable) => ({ status: 201, body: presentNote(note) }),
        (committing) => addNote(context, caller, { userId: path.user_id, id: write.id }, body, committing),
      ),

    removeNote: ({ caller, path, write }) =>
      write.answer(
        commit,
        (_removed: void) => ({ status: 204 }),
        (committing) => removeNote(caller, { userId: path.user_id, id: path.note_id }, committing),
      ),

    renewMembership: ({ caller, path, write }) =>
      write.answer(
        commit,
        ({ user }: RenewedMembership) => asIs(user),
        (committing) => renewMembership(context, caller, path.user_id, committing),
        ({ before }) => ({ facts: { before } }),
      ),

    listPatronCategories: async () => ({
      status: 200,
      body: { items: (await listCategories(db)).map(presentCategory) },
    }),

    putPatronCategory: ({ path, body, write }) =>
      write.answer(
        commit,
        (category: CategoryTable) => ({ status: 200, body: presentCategory(category) }),
        (committing) => putPatronCategory(context, { code: path.code, ...LEFT_OPEN, ...body }, committing),
      ),

    listCardRanges: async () => ({ status: 200, body: { ranges: await listCardRanges(db) } }),

    putCardRanges: ({ body, write }) =>
      write.answer(
        commit,
        (ranges: CardRange[]) => ({ status: 200, body: { ranges } }),
        (committing) => putCardRanges(body.ranges, committing),
      ),

    registerReader: ({ body, write }) =>
      write.answer(
        commit,
        (account: Account) => ({ status: 201, body: account }),
        (committing) => registerReader(context, write.id, body, committing),
      ),

    setFirstPassword: ({ body, write }) =>
      write.answer(
        commit,
        (user: UserRow) => ({ status: 201, body: accountOf(user) }),
        (committing) => setFirstPassword(context, body, committing),
      ),

    verifyEmail: ({ body, write }) =>
      write.answer(
        commit,
        (user: UserRow) => ({ status: 200, body: accountOf(user) }),
        (committing) => verifyEmail(context, body, committing),
      ),

    askForPasswordReset: async ({ body }) => {
      await askForPasswordReset(context, body.email);
      return { status: 202 };
    },

    resetPassword: ({ body, write }) =>
      write.answer(
        commit,
        (_whose: { user_id: string }) => ({ status: 204 }),
        (committing) => resetPassword(context, body, committing),
        ({ user_id }) => ({ about: user_id }),
      ),

    addLinkToken: async ({ path }) => ({ status: 200, body: await addLinkToken(context, path.link_id) }),

    checkCredentials: async ({ body }) => ({
      status: 200,
      body: await checkCredentials(context, body.email, body.password),
    }),

    getAccount: async ({ path }) => {
      // Not from the cache: what auth puts into a token must be current.
      const row = await findUser(db, path.user_id, today());
      if (!row) throw apiError('user_not_found');
      return {
        status: 200,
        body: { ...accountOf(row), version: row.version, credentials_version: row.credentials_version },
      };
    },

    getWard: async ({ path }) => {
      const pair = pairIn(path);
      const [row, stands] = [await findUser(db, pair.child_id, today()), await findGuardianship(db, pair, today())];
      if (!row || !stands || row.role !== 'reader') throw apiError('guardianship_not_found');
      return { status: 200, body: accountOf(row) };
    },

    getContact: async ({ path }) => {
      const row = await findContact(db, path.user_id);
      if (!row) throw apiError('user_not_found');
      const { deleted_at, id, email, ...reached } = row;
      if (deleted_at) return { status: 200, body: { id, deleted: true } };
      const guardians = await reachableGuardiansOf(db, id, today());
      return { status: 200, body: { id, deleted: false, ...(email && { email }), ...reached, guardians } };
    },
  };
}

const pairIn = (path: { user_id: string; guardian_id: string }) => ({
  child_id: path.user_id,
  guardian_id: path.guardian_id,
});

const accountOf = ({ id, email, full_name, role, language }: UserRow) => ({ id, email, full_name, role, language });

/** Of the terms of a category. */
const LEFT_OPEN = {
  term_months: null,
  membership_fee_minor: null,
  overdue_limit: null,
  lost_limit: null,
  balance_limit_minor: null,
  limits_refuse: null,
};

const presentCategory = ({ code, name_ru, name_en, loan_limit, ...terms }: CategoryTable) => ({
  code,
  name_ru,
  name_en,
  loan_limit,
  ...(terms.term_months !== null && { term_months: terms.term_months }),
  ...(terms.membership_fee_minor !== null && { membership_fee_minor: terms.membership_fee_minor }),
  ...(terms.overdue_limit !== null && { overdue_limit: terms.overdue_limit }),
  ...(terms.lost_limit !== null && { lost_limit: terms.lost_limit }),
  ...(terms.balance_limit_minor !== null && { balance_limit_minor: terms.balance_limit_minor }),
  ...(terms.limits_refuse !== null && { limits_refuse: terms.limits_refuse }),
});

/** Why rules refuse, as a refusal says it. */
const presentRefusals = (refusals: readonly AnyRejection[], language: Language) =>
  refusals
    .filter(({ code }) => isErrorCode(code))
    .map((one) => ({ ...one, message: textOf(new ApiError(one.code, one.facts), language) }));

const presentMerge = ({ refusals, ...merge }: FollowedMerge, language: Language) => ({
  ...merge,
  ...(refusals.length > 0 && { refusals: presentRefusals(refusals, language) }),
});
