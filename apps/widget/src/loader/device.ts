/** First that fits; the order matters, since browsers name each other. */
const BROWSERS: [RegExp, string][] = [
  [/Edg\w*\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).* Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android (\d+)/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

function first(table: [RegExp, string][], agent: string): string {
  for (const [pattern, name] of table) {
    const found = pattern.exec(agent);
    if (found) return [name, found[1]].filter(Boolean).join(' ');
  }
  return '';
}

/** As an agent would say it to a colleague. */
export const deviceOf = (agent: string, width: number, height: number) => ({
  browser: first(BROWSERS, agent),
  system: first(SYSTEMS, agent),
  screen: `${width}x${height}`,
  isMobile: /Mobi|Android|iPad/.test(agent),
});
