import styles from "./Factors.module.css";

/**
 * Draws the hub's QR code anew from its size and its one path: the page puts no text of others into its document as
 * markup. Black on white in both colours, as cameras expect.
 */
export const QrCode = ({ svg, label }: { readonly svg: string; readonly label: string }) => {
  const viewBox = / viewBox="([\d ]{1,40})"/.exec(svg)?.[1];
  const path = / d="([^"]{1,100000})"/.exec(svg)?.[1];
  if (viewBox === undefined || path === undefined) return null;
  return (
    <svg role="img" aria-label={label} viewBox={viewBox} className={styles["qr"]}>
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};
