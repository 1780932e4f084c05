export { entraOf, type SignInAnchors } from './anchors.ts';
export { makePersonOf, SCOPE, type PersonOf, type Signed } from './personOf.ts';
