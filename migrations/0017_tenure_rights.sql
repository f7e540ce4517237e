INSERT INTO shard_tenures (shard) SELECT generate_series(1, 64);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (heartbeat_at, fenced_at, ended_at) ON runner_tenures TO atoll_system;
--> statement-breakpoint
GRANT SELECT, UPDATE (tenure) ON shard_tenures TO atoll_system;
--> statement-breakpoint
ALTER TABLE runner_tenures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE runner_tenures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE shard_tenures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE shard_tenures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY runners ON runner_tenures FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY runners ON shard_tenures FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
-- For functions that run as the owner.
CREATE POLICY proof ON runner_tenures FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Every statement that a shard's owner writes calls this first: it answers while the tenure holds, keeps it from being
-- taken away until the transaction has ended, and otherwise refuses everything with SQLSTATE AT001.
CREATE FUNCTION hold_tenure(mine bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM runner_tenures
  WHERE tenure = mine AND fenced_at IS NULL AND ended_at IS NULL
  FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'tenure % is over', mine USING ERRCODE = 'AT001';
  END IF;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION hold_tenure(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hold_tenure(bigint) TO atoll_app, atoll_system;
