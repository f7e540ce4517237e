ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- An organisation writes entries and reads them. When it was, and where it stands in the chain, is not for the writer to say.
GRANT SELECT, INSERT (tenant_id, id, actor_kind, actor_id, credential_kind, credential_id, action, target_type, target_id,
    changes, request_id, address)
  ON audit_entries TO atoll_app;
--> statement-breakpoint
GRANT SELECT ON audit_heads TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant_reads ON audit_entries FOR SELECT TO atoll_app USING (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant_records ON audit_entries FOR INSERT TO atoll_app
  WITH CHECK (tenant_id = current_tenant() AND sequence IS NULL);
--> statement-breakpoint
CREATE POLICY own_tenant ON audit_heads FOR SELECT TO atoll_app USING (tenant_id = current_tenant());
--> statement-breakpoint
-- The sealer works across tenants: it reads what it hashes, and links each entry once.
GRANT SELECT, UPDATE (sequence, previous_hash, hash) ON audit_entries TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (sequence, hash) ON audit_heads TO atoll_system;
--> statement-breakpoint
CREATE POLICY sealer_reads ON audit_entries FOR SELECT TO atoll_system USING (true);
--> statement-breakpoint
CREATE POLICY sealer ON audit_entries FOR UPDATE TO atoll_system
  USING (sequence IS NULL) WITH CHECK (sequence IS NOT NULL);
--> statement-breakpoint
CREATE POLICY sealer ON audit_heads FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
-- The second lock, for whoever has more rights than that: an entry is linked once, and nothing else ever happens to it.
CREATE FUNCTION keep_audit_entry() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  seal text[] := ARRAY['sequence', 'previous_hash', 'hash'];
BEGIN
  IF OLD.sequence IS NOT NULL OR NEW.sequence IS NULL OR to_jsonb(OLD) - seal <> to_jsonb(NEW) - seal THEN
    RAISE EXCEPTION 'An audit entry is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- Entries leave with their whole organisation only.
CREATE FUNCTION keep_audit_entries() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR NOT EXISTS (SELECT FROM tenants WHERE id = OLD.tenant_id AND state IN ('purging', 'purged')) THEN
    RAISE EXCEPTION 'An audit entry is never removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
--> statement-breakpoint
CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION keep_audit_entries();
--> statement-breakpoint
CREATE TRIGGER audit_entries_kept_whole BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entries();
--> statement-breakpoint
CREATE POLICY purge ON audit_entries FOR ALL TO CURRENT_USER USING (true) WITH CHECK (false);
--> statement-breakpoint
CREATE POLICY purge ON audit_heads FOR ALL TO CURRENT_USER USING (true) WITH CHECK (false);
--> statement-breakpoint
-- For the purge of an organisation: up to `most` of its entries, and its head with the last of them; says how many entries.
CREATE FUNCTION purge_audit(my_tenant uuid, most integer) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  gone integer;
BEGIN
  DELETE FROM audit_entries WHERE tenant_id = my_tenant AND id IN (
    SELECT id FROM audit_entries WHERE tenant_id = my_tenant LIMIT most
  );
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone < most THEN
    DELETE FROM audit_heads WHERE tenant_id = my_tenant
      AND EXISTS (SELECT FROM tenants WHERE id = my_tenant AND state IN ('purging', 'purged'));
  END IF;
  RETURN gone;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_audit_entry(), keep_audit_entries(), purge_audit(uuid, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION purge_audit(uuid, integer) TO atoll_system;
