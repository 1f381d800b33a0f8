// npm run admin:create -- --email a@b.fr --name "Ada" --tenant "Company": the first administrator, or one more.
import { runOnInstallation } from './run-on-installation.ts';

await runOnInstallation('create-admin', 'createAdmin', process.argv.slice(2));
