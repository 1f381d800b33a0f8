const MOST = 2000;

/** What a text says is found out once: hundreds of rows say the same, and share what it is. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(text, (value = read(text)));
    }
    return value;
  };
}
