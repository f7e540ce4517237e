import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

const statusOf = (code: string | undefined): number => {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return 431;
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return 413;
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return 408;
    default:
      return 400;
  }
};

const problem = (status: number): string =>
  JSON.stringify({ type: "about:blank", status, title: STATUS_CODES[status] ?? "" });

/** Answers an `Expect` that is not `100-continue`: Node asks before there is a request for anybody else. */
export const refuseExpectation = (_: IncomingMessage, response: ServerResponse): void => {
  const body = problem(417);
  response.writeHead(417, {
    Connection: "close",
    "Content-Type": "application/problem+json",
    "X-Content-Type-Options": "nosniff",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
};

/**
 * Answers what is not HTTP enough to become a request: Node hands over the bare connection. The same problem
 * format as everywhere, without a request id, because there was no request.
 */
export const refuseMalformed = (error: Error & { readonly code?: string }, socket: Duplex): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOf(error.code);
  const title = STATUS_CODES[status] ?? "";
  const body = problem(status);
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
};
