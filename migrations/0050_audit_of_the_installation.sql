ALTER TABLE "audit_heads" DROP CONSTRAINT "audit_heads_tenant_id_tenants_id_fk";
