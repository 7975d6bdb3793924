/** The reader of a loan whose account is deleted, or whose history is not known any more. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
