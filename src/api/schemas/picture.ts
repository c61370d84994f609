import { closed, component, Problem, Type } from '../../kit/index.ts'
import { picture } from './story.ts'

/** Maximum length of a picture in base64: 1.5 MB of bytes. */
const LONGEST = 2_000_000
/** Maximum bytes of a request with a picture. */
export const PICTURE_BODY = LONGEST + 1000

export const Picture = component(
  'Picture',
  closed(
    Type.Object(
      {
        image: Type.String({
          minLength: 4,
          maxLength: LONGEST,
          pattern: '^[A-Za-z0-9+/]+={0,2}$',
          description: 'A PNG, JPEG, GIF or WebP of at most 1.5 MB, in base64.',
        }),
      },
      { description: 'A picture to set.', examples: [{ image: picture }] },
    ),
  ),
)

/** The first bytes of the formats that Clerk accepts, as hexadecimal digits. */
const FORMATS = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^47494638/,
  'image/webp': /^52494646.{8}57454250/,
}

/**
 * Decodes a picture. Its content tells the format, so that nothing else, such as an SVG with a
 * script, is stored under the address of a picture.
 * @param image in base64
 * @throws {Problem} `not_accepted`
 */
export function toFile(image: string): Blob {
  const bytes = Buffer.from(image, 'base64')
  const start = bytes.subarray(0, 12).toString('hex')
  const [type] = Object.entries(FORMATS).find(([, format]) => format.test(start)) ?? []
  if (type) return new Blob([bytes], { type })
  const message = 'It is no picture in PNG, JPEG, GIF or WebP.'
  throw new Problem('not_accepted', { errors: [{ pointer: '/body/image', message }] })
}
