export interface Storage {
  get: (name: string) => string | null;
  set: (name: string, value: string | null) => void;
  /** Names that begin so, in order. */
  names: (start: string) => string[];
}

/** This site's corner of a browser storage; where the browser refuses it (private windows), the page's memory. */
export function storageOf(siteKey: string, kind: 'localStorage' | 'sessionStorage'): Storage {
  const prefix = `guichet:${siteKey}:`;
  const memory = new Map<string, string>();
  const whole = <T>(work: (store: globalThis.Storage) => T, otherwise: () => T): T => {
    try {
      return work(globalThis[kind]);
    } catch {
      return otherwise();
    }
  };
  const listed = (all: string[], start: string) =>
    all
      .filter((name) => name.startsWith(prefix + start))
      .map((name) => name.slice(prefix.length))
      .sort();
  return {
    get: (name) =>
      memory.get(prefix + name) ??
      whole(
        (store) => store.getItem(prefix + name),
        () => null,
      ),
    set: (name, value) => {
      memory.delete(prefix + name);
      whole(
        (store) => (value === null ? store.removeItem(prefix + name) : store.setItem(prefix + name, value)),
        () => void (value !== null && memory.set(prefix + name, value)),
      );
    },
    names: (start) => listed([...memory.keys(), ...whole(Object.keys, () => [])], start),
  };
}
