-- A session keeps the plan of the update by key that completes a job; made while the table was empty, it would read all
-- of it for every completion.
ALTER FUNCTION complete_job(bigint, text, uuid, integer, jsonb) SET enable_seqscan = off;
