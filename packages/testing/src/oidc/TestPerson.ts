/** What a browser keeps between pages. */
const makeBrowser = () => {
  const cookies = new Map<string, string>();
  return async (url: URL, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
};

const mostPages = 12;

/** Goes from an authorization URL through the issuer's pages, in a fresh browser; answers with where they end. */
export const signIn = async (issuer: string, start: URL, subject: string): Promise<URL> => {
  const visit = makeBrowser();
  let url = start;
  for (let page = 0; page < mostPages; page++) {
    if (url.origin !== new URL(issuer).origin) return url;
    const isForm = url.pathname.startsWith("/interaction/");
    const response = await visit(url, isForm ? { subject } : undefined);
    const location = response.headers.get("location");
    if (location === null) {
      throw new Error(`The issuer stopped with ${response.status}: ${await response.text()}`);
    }
    url = new URL(location, url);
  }
  throw new Error("The issuer sends in circles");
};
