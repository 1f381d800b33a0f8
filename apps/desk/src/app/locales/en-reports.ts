import reports from './en/reports.json';

/** Texts of reports. */
export const texts = { reports };
