/** Territories of a country that have calling codes of their own. */
const OVERSEAS: Record<string, readonly string[]> = {
  FR: ['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC'],
  NL: ['AW', 'CW', 'SX', 'BQ'],
  GB: ['GI', 'FK', 'SH', 'AC', 'TA', 'BM', 'KY', 'VG', 'TC', 'MS', 'AI', 'IO'],
  DK: ['FO', 'GL'],
  US: ['PR', 'VI', 'GU', 'AS', 'MP'],
};

/** Answered all over the world, or in so many places that nobody else may have them. */
const EVERYWHERE = ['112', '911', '999', '000'];
/** Numbers of emergency services; `116…`: harmonised in the European Union (missing children, crisis lines). */
const EMERGENCY: Record<string, readonly string[]> = {
  FR: ['15', '17', '18', '114', '115', '119', '191', '196', '197', '3114', '3919', '116000', '116117'],
  BE: ['100', '101', '102', '103', '104', '105', '106', '107', '116000'],
  CH: ['117', '118', '143', '144', '145', '147', '1414', '1415'],
  LU: ['113', '116000'],
  DE: ['110', '116000', '116117'],
  ES: ['061', '062', '080', '085', '091', '092', '016', '116000'],
  IT: ['113', '115', '117', '118', '1522', '116000', '116117'],
  GB: ['101', '105', '111', '116123'],
  US: ['988'],
  CA: ['988'],
};

export function isOverseas(country: string, home: string | undefined): boolean {
  return home !== undefined && (OVERSEAS[home] ?? []).includes(country);
}

export function isEmergency(number: string, country: string): boolean {
  return EVERYWHERE.includes(number) || (EMERGENCY[country] ?? []).includes(number);
}
