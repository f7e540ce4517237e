/** A request as it goes over the wire. */
export const rawRequest = (
  method: string,
  path: string,
  options: {
    readonly token?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): string => {
  const body = options.body === undefined ? "" : JSON.stringify(options.body);
  const headers = [
    `${method} ${path} HTTP/1.1`,
    "Host: localhost",
    "Accept: application/json",
    ...(options.token === undefined ? [] : [`Authorization: Bearer ${options.token}`]),
    ...Object.entries(options.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(body === "" ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return `${headers.join("\r\n")}\r\n\r\n${body}`;
};
