import { type FastifyPluginAsyncTypebox, session, Type } from '../../kit/index.ts'
import { Picture, PICTURE_BODY, toFile } from '../schemas/picture.ts'
import { toUser, User } from '../schemas/user.ts'

/** Manage the picture of your own account. */
export const myPictureRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/v1/me/picture',
    {
      bodyLimit: PICTURE_BODY,
      schema: {
        operationId: 'setMyPicture',
        tags: ['Me'],
        summary: 'Set the picture of the signed-in user',
        description: 'Replaces the picture of the authenticated user, and returns the user.',
        security: session(),
        body: Picture,
        response: { 200: User },
        problems: ['user_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { userId } = request.caller
      const file = toFile(request.body.image)
      return toUser(
        await app.users.change(userId, (users) => users.updateUserProfileImage(userId, { file })),
      )
    },
  )

  app.delete(
    '/v1/me/picture',
    {
      schema: {
        operationId: 'deleteMyPicture',
        tags: ['Me'],
        summary: 'Delete the picture of the signed-in user',
        description: 'Deletes the picture of the authenticated user, who then has the default one.',
        security: session(),
        response: { 204: Type.Null({ description: 'The picture was deleted.' }) },
        problems: ['user_not_found'],
      },
    },
    async (request, reply) => {
      const { userId } = request.caller
      await app.users.change(userId, (users) => users.deleteUserProfileImage(userId))
      return reply.code(204).send(null)
    },
  )
}
