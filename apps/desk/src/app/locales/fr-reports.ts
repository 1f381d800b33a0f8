import reports from './fr/reports.json';

/** Texts of reports. */
export const texts = { reports };
