import { ClerkProvider, Show, SignInButton, useUser, UserButton } from '@clerk/react'
import { createRoot } from 'react-dom/client'

const env = import.meta.env

function Greeting() {
  const { user } = useUser()
  return <h1>Hello {user?.firstName}</h1>
}

createRoot(document.getElementById('root')).render(
  <ClerkProvider
    publishableKey={env.VITE_CLERK_PUBLISHABLE_KEY}
    proxyUrl={env.VITE_CLERK_PROXY_URL}
    __internal_clerkJSUrl={env.VITE_CLERK_JS_URL}
    __internal_clerkUIUrl={env.VITE_CLERK_UI_URL}
    telemetry={false}
    afterSignOutUrl="/"
  >
    <Show when="signed-out">
      <h1>Nobody</h1>
      <SignInButton mode="modal" />
    </Show>
    <Show when="signed-in">
      <Greeting />
      <UserButton />
    </Show>
  </ClerkProvider>,
)
