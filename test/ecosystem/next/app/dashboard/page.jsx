import { OrganizationSwitcher, UserButton } from '@clerk/nextjs'
import { auth, clerkClient } from '@clerk/nextjs/server'

export default async function Dashboard() {
  await auth.protect()
  const { userId, orgSlug } = await auth()
  const user = await (await clerkClient()).users.getUser(userId)
  return (
    <main>
      <h1>
        {user.firstName} in {orgSlug ?? 'no organization'}
      </h1>
      <OrganizationSwitcher />
      <UserButton />
    </main>
  )
}
