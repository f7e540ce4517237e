import { PgBoss } from "pg-boss";
import type { Setup } from "../../protocol/Setup.ts";

export const queueName = "bench";

/** As large for every peer. */
export const poolSize = 20;

/** pg-boss wakes its workers by NOTIFY only where a queue asks for it: where latency is what counts. */
export const start = async ({ urls, scenario }: Setup) => {
  const isAboutLatency = scenario.startsWith("8") || scenario.startsWith("10");
  const boss = new PgBoss({
    connectionString: urls.owner,
    max: poolSize,
    useListenNotify: isAboutLatency,
  });
  boss.on("error", (error) => void process.stderr.write(`pg-boss: ${error.message}\n`));
  await boss.start();
  await boss.createQueue(queueName, { notify: isAboutLatency });
  return boss;
};
