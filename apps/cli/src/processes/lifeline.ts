/**
 * Makes a child end itself when the supervisor is gone, even by `kill -9`: the child's standard input is a pipe
 * that only the supervisor holds, so its end means that nobody watches any more. The child then gets the signal it
 * would have got in order, and is ended if it does not heed it.
 */
const source = `
let told = false;
const end = () => {
  if (told) return;
  told = true;
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 15_000).unref();
  process.kill(process.pid, "SIGTERM");
};
for (const event of ["end", "close", "error"]) process.stdin.once(event, end);
process.stdin.resume();
process.stdin.unref?.();
`;

/** The arguments of Node that give a child its lifeline. */
export const lifeline: ReadonlyArray<string> = [
  `--import=data:text/javascript,${encodeURIComponent(source)}`,
];
