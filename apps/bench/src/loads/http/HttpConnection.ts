import { connect, type Socket } from "node:net";

/** One kept connection, one request at a time. */
export interface HttpConnection {
  /** Sends the request and resolves with the status when the whole answer is there. */
  readonly ask: (request: Buffer) => Promise<number>;
  readonly close: () => void;
}

const headEnd = Buffer.from("\r\n\r\n");
const lastChunk = Buffer.from("\r\n0\r\n\r\n");
const statusAt = "HTTP/1.1 ".length;

/** Where the answer that begins the buffer ends, or -1 while it is not complete. */
export const answerLength = (buffer: Buffer): number => {
  const head = buffer.indexOf(headEnd);
  if (head < 0) return -1;
  const text = buffer.toString("latin1", 0, head).toLowerCase();
  const body = head + headEnd.length;
  const declared = /\r\ncontent-length: *(\d+)/.exec(text);
  if (declared !== null) {
    const length = body + Number(declared[1]);
    return buffer.length >= length ? length : -1;
  }
  if (!/\r\ntransfer-encoding: *chunked/.test(text)) return body;
  // The first chunk of an empty body has no line before it.
  const end = buffer.indexOf(lastChunk, head + 2);
  return end < 0 ? -1 : end + lastChunk.length;
};

const opened = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });

export const openConnection = async (port: number): Promise<HttpConnection> => {
  const socket = await opened(port);
  let waiting: PromiseWithResolvers<number> | null = null;
  let buffer: Buffer = Buffer.alloc(0);
  const fail = (reason: string) => {
    waiting?.reject(new Error(reason));
    waiting = null;
  };
  socket.on("data", (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    const length = answerLength(buffer);
    if (length < 0) return;
    const status = Number(buffer.toString("latin1", statusAt, statusAt + 3));
    buffer = buffer.subarray(length);
    waiting?.resolve(status);
    waiting = null;
  });
  socket.on("error", ({ message }) => fail(message));
  socket.on("close", () => fail("The server closed the connection."));
  return {
    ask: (request) => {
      const answer = Promise.withResolvers<number>();
      waiting = answer;
      socket.write(request);
      return answer.promise;
    },
    close: () => void socket.destroy(),
  };
};
