/** The arch of a counter; the word beside it names the product. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden
    >
      <path
        d="M4.5 19.5v-7a7.5 7.5 0 0 1 15 0v7M9 19.5v-6.5a3 3 0 0 1 6 0v6.5M3 19.5h18"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
