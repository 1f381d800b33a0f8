import callbacks from './en/callbacks.json';
import calls from './en/calls.json';
import composer from './en/composer.json';
import customer from './en/customer.json';
import macros from './en/macros.json';
import resolution from './en/resolution.json';

/** Texts of what is done with one contact: answering it, talking, calling back, knowing who it is. */
export const texts = { callbacks, calls, composer, customer, macros, resolution };
