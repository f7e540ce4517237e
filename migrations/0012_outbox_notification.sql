-- Wakes the dispatchers, once per transaction. A lost notification costs a poll's delay, never a signal.
CREATE FUNCTION notify_outbox() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_outbox', '');
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION notify_outbox() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox
  FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();
