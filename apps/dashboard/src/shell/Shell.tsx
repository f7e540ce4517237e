import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import type { CurrentSession } from "../hub/hub.ts";
import { ColorSchemeButton } from "./ColorSchemeButton.tsx";
import { DocumentLinks } from "./DocumentLinks.tsx";
import { Mark } from "./Mark.tsx";
import styles from "./Shell.module.css";
import { TenantMenu } from "./TenantMenu.tsx";
import { UserMenu } from "./UserMenu.tsx";
import { useArrival } from "./useArrival.ts";
import { useLiveSession } from "./useLiveSession.ts";

export const Shell = ({ entered }: { readonly entered: CurrentSession }) => {
  const session = useLiveSession(entered);
  const main = useArrival();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });

  return (
    <div className={styles["page"]}>
      <a className={styles["skip"]} href="#main">
        Skip to the content
      </a>
      <header className={styles["header"]}>
        <div className={styles["bar"]}>
          <Link to="/analyses" className={styles["home"]} aria-label="Atoll, all analyses">
            <Mark size={30} />
            <span>Atoll</span>
          </Link>
          <nav aria-label="Sections" className={styles["sections"]}>
            <Link to="/analyses" activeProps={{ className: styles["here"] ?? "" }}>
              Analyses
            </Link>
            <Link to="/jobs" activeProps={{ className: styles["here"] ?? "" }}>
              Jobs
            </Link>
            <Link
              to="/tenant"
              className={pathname === "/audit" ? styles["here"] : undefined}
              aria-current={pathname === "/audit" ? "page" : undefined}
              activeProps={{ className: styles["here"] ?? "" }}
            >
              Organisation
            </Link>
          </nav>
          <span className={styles["where"]}>
            <TenantMenu session={session} />
          </span>
          <ColorSchemeButton />
          <UserMenu session={session} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles["main"]}>
        <Outlet />
      </main>
      <DocumentLinks />
    </div>
  );
};
