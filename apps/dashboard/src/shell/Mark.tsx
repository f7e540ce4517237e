/** The sign of Atoll: islands around one lagoon. Decoration; the name stands beside it. */
export const Mark = ({ size }: { readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="15" fill="#0b7c87" />
    <circle
      cx="16"
      cy="16"
      r="9.5"
      fill="none"
      stroke="#f4e3bd"
      strokeWidth="4"
      strokeDasharray="13 6.9"
      strokeLinecap="round"
    />
    <circle cx="16" cy="16" r="2.5" fill="#ffffff" />
  </svg>
);
