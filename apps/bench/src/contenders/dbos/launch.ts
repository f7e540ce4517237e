import { DBOS } from "@dbos-inc/dbos-sdk";

/** As its documentation sets it up, with a pool of 20 (the default is 10) and without logs. */
export const launch = async (url: string): Promise<void> => {
  DBOS.setConfig({ name: "bench", systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: "error" });
  await DBOS.launch();
};
