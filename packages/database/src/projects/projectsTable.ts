import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

export const projectsTable = pgTable(
  "projects",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // Participating tenants find a project by its id alone.
    index("projects_id").on(table.id),
    index("projects_created_by").on(table.tenantId, table.createdBy, table.id.desc()),
    check("projects_name_length", lengthBetween("name", 1, 200)),
    check("projects_description_length", lengthBetween("description", 0, 10_000)),
  ],
);

/** An invited node and its site's answer. Both tenants read and update the row. */
export const projectNodesTable = pgTable(
  "project_nodes",
  {
    tenantId: tenantId(),
    projectId: uuid().notNull(),
    nodeId: uuid().notNull(),
    /** Checked when the row is written, and then kept: the node may be gone with its organisation. */
    nodeTenantId: uuid().notNull(),
    nodeName: text().notNull(),
    nodeType: text().notNull(),
    consent: text().notNull().default("pending"),
    comment: text(),
    decidedBy: text(),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.projectId, table.nodeId] }),
    foreignKey({
      name: "project_nodes_project_fk",
      columns: [table.tenantId, table.projectId],
      foreignColumns: [projectsTable.tenantId, projectsTable.id],
    }).onDelete("cascade"),
    index("project_nodes_node").on(table.nodeTenantId, table.nodeId),
    check("project_nodes_node_type_known", oneOf("node_type", ["default", "aggregator"])),
    check("project_nodes_consent_known", oneOf("consent", ["pending", "approved", "rejected"])),
    check("project_nodes_comment_length", lengthBetween("comment", 0, 2_000)),
    check("project_nodes_decided_by_length", lengthBetween("decided_by", 1, 100)),
  ],
);
