import { clerkSetup } from '@clerk/testing/playwright'

export default () => clerkSetup()
