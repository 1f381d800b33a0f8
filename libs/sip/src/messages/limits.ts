/** What a message may cost us. Everything beyond is refused before it is looked at. */
export const LIMITS = {
  /** Bytes of a message: the largest UDP datagram. */
  messageBytes: 65_535,
  /** Lines of the head, folded ones counted each. */
  headLines: 256,
  /** Characters of a header field, unfolded. */
  fieldLength: 8_192,
  /** Values of the fields that are lists, such as Via and Route, together. */
  listValues: 512,
} as const;
