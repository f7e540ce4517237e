import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { CurrentSession } from "../hub/hub.ts";
import { ColorSchemeButton } from "./ColorSchemeButton.tsx";
import { DocumentLinks } from "./DocumentLinks.tsx";
import { Mark } from "./Mark.tsx";
import styles from "./Shell.module.css";
import { TenantMenu } from "./TenantMenu.tsx";
import { UserMenu } from "./UserMenu.tsx";

export const Shell = ({ session }: { readonly session: CurrentSession }) => {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const shown = useRef(pathname);
  // Whoever reads with a screen reader continues in the new page, not at the link that led there.
  useEffect(() => {
    if (shown.current !== pathname) main.current?.focus();
    shown.current = pathname;
  }, [pathname]);

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
