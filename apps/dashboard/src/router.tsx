import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";
import { AnalysesPage } from "./analyses/AnalysesPage.tsx";
import { AnalysisPage } from "./analyses/AnalysisPage.tsx";
import { filterIn } from "./audit/filter.ts";
import { LoginPage } from "./identity/LoginPage.tsx";
import { asOrganisation, lastOrganisation, rememberOrganisation } from "./identity/organisation.ts";
import { sessionQuery } from "./identity/session.ts";
import { JobPage } from "./jobs/JobPage.tsx";
import { JobsPage } from "./jobs/JobsPage.tsx";
import { FailurePage } from "./shell/FailurePage.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { Shell } from "./shell/Shell.tsx";
import { pendingInvitation } from "./tenants/pendingInvitation.ts";

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: FailurePage,
  notFoundComponent: NotFoundPage,
});

/** A place inside this page, or nothing: no link may send a person elsewhere after signing in. */
const innerPlace = (value: unknown): string | undefined =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : undefined;

/** Where somebody goes who was on the way to nowhere else. */
const startPlace = (): string => (pendingInvitation.token() === "" ? "/analyses" : "/invitation");

interface LoginSearch {
  readonly next?: string | undefined;
  /** Whose login providers are offered, in links that an organisation gives its people. */
  readonly organisation?: string | undefined;
}

const loginRoute = createRoute({
  getParentRoute: () => root,
  path: "/login",
  // `next` is always given: the router lays this over the search as it came, which is not to be trusted.
  validateSearch: (search: Record<string, unknown>): LoginSearch => ({
    next: innerPlace(search["next"]),
    organisation: asOrganisation(search["organisation"]),
  }),
  beforeLoad: async ({ context, search }) => {
    if ((await context.queryClient.ensureQueryData(sessionQuery)) !== null) {
      throw redirect({ href: search.next ?? startPlace() });
    }
  },
  component: () => {
    const { next = startPlace(), organisation = lastOrganisation() } = loginRoute.useSearch();
    return <LoginPage next={next} organisation={organisation} />;
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: "/login", search: { next: location.href } });
    if (session.assurance === "pending") {
      throw redirect({ to: "/second-factor", search: { next: location.href } });
    }
    rememberOrganisation(session.tenant.id);
    return { session };
  },
  component: () => <Shell entered={signedIn.useRouteContext().session} />,
});

const indexRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/analyses" });
  },
});

const analysesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/analyses",
  component: AnalysesPage,
});

const analysisRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/analyses/$analysisId",
  component: () => {
    const { analysisId } = analysisRoute.useParams();
    return <AnalysisPage key={analysisId} analysisId={analysisId} />;
  },
});

const jobsRoute = createRoute({ getParentRoute: () => signedIn, path: "/jobs", component: JobsPage });

const jobRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/jobs/$jobId",
  component: () => {
    const { jobId } = jobRoute.useParams();
    return <JobPage key={jobId} jobId={jobId} />;
  },
});

// Pages that few visits need come in files of their own.
const registerRoute = createRoute({
  getParentRoute: () => root,
  path: "/register",
  component: lazyRouteComponent(() => import("./identity/RegisterPage.tsx"), "RegisterPage"),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./identity/ForgotPasswordPage.tsx"), "ForgotPasswordPage"),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./identity/ResetPasswordPage.tsx"), "ResetPasswordPage"),
});

const verifyEmailRoute = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazyRouteComponent(() => import("./identity/ConfirmAddressPage.tsx"), "ConfirmAddressPage"),
});

const confirmEmailRoute = createRoute({
  getParentRoute: () => root,
  path: "/confirm-email",
  component: lazyRouteComponent(() => import("./identity/ConfirmAddressPage.tsx"), "ConfirmAddressPage"),
});

const secondFactorRoute = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  validateSearch: (search: Record<string, unknown>): { readonly next?: string | undefined } => ({
    next: innerPlace(search["next"]),
  }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: "/login", search });
    if (session.assurance !== "pending") throw redirect({ href: search.next ?? "/" });
  },
  component: lazyRouteComponent(() => import("./factors/SecondFactorPage.tsx"), "SecondFactorPage"),
});

const providerReturnRoute = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/callback/$providerId",
  component: lazyRouteComponent(() => import("./identity/ProviderReturnPage.tsx"), "ProviderReturnPage"),
});

const securityRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/account/security",
  component: lazyRouteComponent(() => import("./account/SecurityPage.tsx"), "SecurityPage"),
});

const invitationRoute = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./tenants/InvitationPage.tsx"), "InvitationPage"),
});

const tenantRoute = createRoute({
  getParentRoute: () => signedIn,
  id: "organisation",
  component: lazyRouteComponent(() => import("./tenants/TenantPage.tsx"), "TenantPage"),
});

const tenantIndexRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant",
  beforeLoad: () => {
    throw redirect({ to: "/tenant/members" });
  },
});

const foundRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/tenant/new",
  component: lazyRouteComponent(() => import("./tenants/FoundPage.tsx"), "FoundPage"),
});

const membersRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant/members",
  component: lazyRouteComponent(() => import("./tenants/MembersPage.tsx"), "MembersPage"),
});

const invitationsRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant/invitations",
  component: lazyRouteComponent(() => import("./tenants/InvitationsPage.tsx"), "InvitationsPage"),
});

const rolesRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant/roles",
  component: lazyRouteComponent(() => import("./tenants/RolesPage.tsx"), "RolesPage"),
});

const providersRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant/sign-in",
  component: lazyRouteComponent(() => import("./providers/ProvidersPage.tsx"), "ProvidersPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/tenant/settings",
  component: lazyRouteComponent(() => import("./tenants/SettingsPage.tsx"), "SettingsPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/audit",
  validateSearch: filterIn,
  component: lazyRouteComponent(() => import("./audit/AuditPage.tsx"), "AuditPage"),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/account/api-keys",
  component: lazyRouteComponent(() => import("./apiKeys/ApiKeysPage.tsx"), "ApiKeysPage"),
});

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      loginRoute,
      registerRoute,
      forgotPasswordRoute,
      resetPasswordRoute,
      verifyEmailRoute,
      confirmEmailRoute,
      invitationRoute,
      secondFactorRoute,
      providerReturnRoute,
      signedIn.addChildren([
        indexRoute,
        analysesRoute,
        analysisRoute,
        jobsRoute,
        jobRoute,
        securityRoute,
        foundRoute,
        tenantRoute.addChildren([
          tenantIndexRoute,
          membersRoute,
          invitationsRoute,
          rolesRoute,
          providersRoute,
          settingsRoute,
          auditRoute,
        ]),
        apiKeysRoute,
      ]),
    ]),
    context: { queryClient },
    defaultPreload: false,
    // Everything in an address is text: a provider's answer of digits only must not become a number.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    scrollRestoration: true,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
