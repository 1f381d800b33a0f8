export { Administrators } from './administrators.service.ts';
export { Directory } from './directory.ts';
export { IdentityModule } from './identity.module.ts';
export { hashPassword } from './password-hash.ts';
