/**
 * How many shards the work of an installation is divided into. Rows carry the shard they fell on, so every process
 * that ever works on one database has to agree on it: it is not a setting.
 */
export const shardCount = 64;

/**
 * The shard of a key, from 1 to `shardCount`: 32-bit FNV-1a of its UTF-8 bytes
 * (draft-eastlake-fnv), whose high bits are folded in because the low ones alone spread short keys badly.
 */
export const shardOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(key)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (((hash ^ (hash >>> 16)) >>> 0) % shardCount) + 1;
};

const encoder = new TextEncoder();
