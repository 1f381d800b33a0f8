// npm run rebuild:reports: facts and rollups of every company anew from the log, while people work.
import { runOnInstallation } from './run-on-installation.ts';

await runOnInstallation('rebuild-reports', 'rebuildReports');
