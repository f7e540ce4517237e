import { Agent, request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";

export interface Call {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
  readonly milliseconds: number;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** As it is, without the normalising a browser's `fetch` does. An answer before the body was sent counts. */
export const send = (base: string, path: string, call: Call = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const { method = "GET", headers = {}, body } = call;
    const begin = performance.now();
    let answered = false;
    const outgoing = httpRequest({ hostname, port, path, method, headers, agent }, (response) => {
      answered = true;
      const chunks: Array<Buffer> = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const milliseconds = performance.now() - begin;
        const { statusCode: status = 0, headers: answerHeaders } = response;
        resolve({ status, headers: answerHeaders, text, json: parse(text), milliseconds });
      });
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (answered) return;
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") return reject(error);
      // The hub closed the connection after the answer before.
      if (outgoing.reusedSocket) return resolve(send(base, path, call));
      resolve({ status: 0, headers: {}, text: error.message, json: undefined, milliseconds: 0 });
    });
    outgoing.end(body);
  });

const split = (bytes: Buffer, milliseconds: number): Answer => {
  const raw = bytes.toString("latin1");
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const text = Buffer.from(rest.join("\r\n\r\n"), "latin1").toString("utf8");
  return { status: Number(first.split(" ")[1] ?? 0), headers, text, json: parse(text), milliseconds };
};

/** Bytes that no HTTP library would send; the request must ask for the connection to be closed. */
export const sendBytes = (base: string, bytes: string | Uint8Array): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const begin = performance.now();
    const chunks: Array<Buffer> = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const finish = () => {
      socket.destroy();
      resolve(split(Buffer.concat(chunks), performance.now() - begin));
    };
    socket.setTimeout(10_000, () => reject(new Error("No answer came within ten seconds")));
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const { headers, text, status } = split(Buffer.concat(chunks), 0);
      if (status > 0 && Buffer.byteLength(text) >= Number(headers["content-length"] ?? Infinity)) finish();
    });
    socket.on("close", finish);
    socket.on("error", (error) => (chunks.length > 0 ? finish() : reject(error)));
  });
