CREATE INDEX "runs_id" ON "runs" USING btree ("id");--> statement-breakpoint
CREATE INDEX "runs_analysis" ON "runs" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "messages_analysis" ON "messages" USING btree ("analysis_id");