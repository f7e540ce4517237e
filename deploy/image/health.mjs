// For `docker run --health-cmd "/opt/atoll/bin/atoll health"`: exits 0 when the hub in this container can serve.
import { request } from "node:http";

const fail = (reason) => {
  process.stderr.write(`atoll: not ready: ${reason}\n`);
  process.exit(1);
};

request({ host: "127.0.0.1", port: process.env.ATOLL_PORT || "4600", path: "/health/ready", timeout: 3_000 })
  .on("response", (response) => {
    if (response.statusCode !== 200) fail(`the hub answers ${response.statusCode}`);
    response.resume();
  })
  .on("timeout", () => fail("the hub does not answer"))
  .on("error", (error) => fail(error.message))
  .end();
