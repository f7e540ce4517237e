-- Wakes the long polls of nodes, whichever process they wait at: 'atoll_node' and 'atoll_messages' carry the node's id.
-- Once per statement and node; the transactions notify 'atoll_analysis' in any case, so that it costs them nothing. A
-- lost notification costs a poll's delay, never work.
CREATE FUNCTION notify_nodes() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_node', c.node_id::text) FROM (SELECT DISTINCT node_id FROM changed) c;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Progress, leases and heartbeats are the node's own news.
CREATE FUNCTION notify_nodes_of_runs() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_node', c.node_id::text)
  FROM (
    SELECT DISTINCT c.node_id
    FROM changed c JOIN previous p ON p.tenant_id = c.tenant_id AND p.id = c.id
    WHERE (c.state, c.cancel_requested_at) IS DISTINCT FROM (p.state, p.cancel_requested_at)
  ) c;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION notify_recipients() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_messages', c.recipient_node_id::text)
  FROM (SELECT DISTINCT recipient_node_id FROM changed) c;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION notify_nodes(), notify_nodes_of_runs(), notify_recipients() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER analysis_nodes_notify AFTER INSERT ON analysis_nodes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_nodes();
--> statement-breakpoint
CREATE TRIGGER runs_notify_insert AFTER INSERT ON runs
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_nodes();
--> statement-breakpoint
CREATE TRIGGER runs_notify_update AFTER UPDATE ON runs
  REFERENCING OLD TABLE AS previous NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_nodes_of_runs();
--> statement-breakpoint
CREATE TRIGGER messages_notify AFTER INSERT ON messages
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_recipients();
