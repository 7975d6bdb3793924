/** The screens that a visit seldom opens. */
export { Security } from '../house/security/security.tsx';
export { Authorize } from './screens/authorize/authorize.tsx';
export { Branches } from './screens/branches/branches.tsx';
export { Children } from './screens/children/children.tsx';
export { Device } from './screens/device/device.tsx';
export { Documents } from './screens/documents/documents.tsx';
export { EndAlert } from './screens/end-alert/end-alert.tsx';
export { Erasure } from './screens/erasure/erasure.tsx';
export { FirstSignIn } from './screens/first-sign-in/first-sign-in.tsx';
export { Holds } from './screens/holds/holds.tsx';
export { Outside } from './screens/outside/outside.tsx';
export { Payment } from './screens/payment/payment.tsx';
export { Privacy } from './screens/privacy/privacy.tsx';
export { Reset, Restore } from './screens/reset/reset.tsx';
export { Settings } from './screens/settings/settings.tsx';
