import callbacks from './fr/callbacks.json';
import calls from './fr/calls.json';
import composer from './fr/composer.json';
import customer from './fr/customer.json';
import macros from './fr/macros.json';
import resolution from './fr/resolution.json';

/** Texts of what is done with one contact: answering it, talking, calling back, knowing who it is. */
export const texts = { callbacks, calls, composer, customer, macros, resolution };
