export { Administrators } from './people/administrators.service.ts';
export { Directory, type Person } from './people/directory.ts';
export { IdentityModule } from './identity.module.ts';
export { hashPassword } from './passwords/password-hash.ts';
