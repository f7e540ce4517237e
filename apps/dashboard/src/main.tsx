import "./theme/styles.ts";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "./hub/queryClient.ts";
import { showSignIn } from "./identity/session.ts";
import { makeRouter } from "./router.tsx";
import { theme } from "./theme/theme.ts";

const queryClient = makeQueryClient(() => void showSignIn(queryClient, router));
const router = makeRouter(queryClient);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no place for the page");

// Variables and classes stand in the stylesheet (build/mantineTheme.ts), so Mantine adds no style tags.
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
