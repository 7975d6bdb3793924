import { answered, api } from '../api.ts';
import { useAnswer } from '../asking.ts';

export const SECOND_FACTOR = ['second-factor'];

/** Whether somebody signs in with a code besides the password. */
export const useSecondFactor = () => useAnswer(SECOND_FACTOR, () => answered(api.GET('/auth/second-factor')));
