import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { afterFirstPage, insist } from './code-ahead.ts';
import { loadTexts, speaking } from './i18n.ts';
import { SessionGate } from './session.tsx';
import { Shell } from './shell.tsx';
import { RouteFailure } from './states/route-failure.tsx';
import { ShellSkeleton } from './states/shell-skeleton.tsx';
import { NotFound } from './states/not-found.tsx';

const inbox = afterFirstPage(async () => ({ Component: (await import('./inbox-page.tsx')).InboxPage }));

const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/inbox/todo" replace /> },
  // One element for every list, so that going from view to view keeps the conversation's column in place.
  {
    lazy: inbox,
    children: ['inbox/:view', 'team/:teamId', 'view/:savedViewId', 'search'].map((path) => ({
      path: `${path}/:conversationId?`,
      element: null,
    })),
  },
  {
    path: 'customers/:customerId?',
    lazy: afterFirstPage(
      speaking('contact', async () => ({
        Component: (await import('../features/customer/customers-page.tsx')).CustomersPage,
      })),
    ),
  },
  {
    path: 'chats/:conversationId?',
    lazy: afterFirstPage(
      speaking('contact', async () => ({ Component: (await import('../features/chats/chats-page.tsx')).ChatsPage })),
    ),
  },
  {
    path: 'macros',
    lazy: afterFirstPage(
      speaking('contact', async () => ({ Component: (await import('../features/macros/macros-page.tsx')).MacrosPage })),
    ),
  },
  {
    path: 'queue/:queueId',
    lazy: afterFirstPage(
      speaking('contact', async () => ({ Component: (await import('../features/queues/queue-page.tsx')).QueuePage })),
    ),
  },
  {
    path: 'wallboard',
    lazy: afterFirstPage(
      speaking(
        'contact',
        speaking('board', async () => ({
          Component: (await import('../features/wallboard/board-page.tsx')).BoardPage,
        })),
      ),
    ),
  },
  {
    path: 'my-day',
    lazy: afterFirstPage(
      speaking('board', async () => ({ Component: (await import('../features/my-day/my-day-page.tsx')).MyDayPage })),
    ),
  },
  {
    path: 'reports',
    lazy: speaking('reports', async () => ({
      Component: (await import('../features/reports/reports-page.tsx')).ReportsPage,
    })),
  },
  { path: '*', Component: NotFound },
];

const settings = {
  admin: async () => (await import('../features/admin/admin-routes.tsx')).adminRoutes,
  profile: speaking('contact', async () => (await import('../features/profile/profile-routes.tsx')).profileRoutes),
};
const patched = new Set<string>();

export const router = createBrowserRouter(
  [
    {
      HydrateFallback: ShellSkeleton,
      ErrorBoundary: RouteFailure,
      children: [
        {
          path: '/log-in',
          lazy: async () => ({ Component: (await import('../features/log-in/log-in-page.tsx')).LogInPage }),
        },
        {
          path: '/forgotten',
          lazy: async () => ({ Component: (await import('../features/log-in/forgotten-page.tsx')).ForgottenPage }),
        },
        {
          path: '/access/:token',
          lazy: async () => ({ Component: (await import('../features/log-in/access-page.tsx')).AccessPage }),
        },
        {
          path: '/call-back/:token',
          lazy: speaking('contact', async () => ({
            Component: (await import('../features/log-in/access-page.tsx')).CallBackPage,
          })),
        },
        {
          path: '/settled/:token',
          lazy: speaking('contact', async () => ({
            Component: (await import('../features/log-in/access-page.tsx')).SettledPage,
          })),
        },
        {
          path: '/wallboard/screen',
          element: (
            <SessionGate>
              <Outlet />
            </SessionGate>
          ),
          children: [
            {
              index: true,
              lazy: speaking(
                'contact',
                speaking('board', async () => ({
                  Component: (await import('../features/wallboard/wall-screen.tsx')).WallScreen,
                })),
              ),
            },
          ],
        },
        {
          id: 'desk',
          path: '/',
          element: (
            <SessionGate>
              <Shell />
            </SessionGate>
          ),
          children: [{ ErrorBoundary: RouteFailure, children: pages }],
        },
      ],
    },
  ],
  {
    // Settings and profile are found only once somebody goes there.
    async patchRoutesOnNavigation({ path, patch }) {
      const name = /^\/(admin|profile)(\/|$)/.exec(path)?.[1];
      if (!name || patched.has(name)) return;
      await insist(() => loadTexts('settings'));
      const routes = await insist(settings[name as keyof typeof settings]);
      if (patched.has(name)) return;
      patched.add(name);
      patch('desk', routes);
    },
  },
);
