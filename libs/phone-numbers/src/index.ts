export { Diallers, type Dialler, type DialOrder } from './dialler.ts';
export { judgeNumber, type Judged, refusalOf, STANDARD_POLICY } from './number-policy.ts';
export { parseNumber, type ParsedNumber, type Reach } from './parse-number.ts';
export { PhoneNumbersModule } from './phone-numbers.module.ts';
