import { Code, CopyButton } from './code.js'
import { LANGUAGES, sampleOf } from './samples.js'
import { h, React } from './swagger.js'

const KEY = 'docs-language'
const listeners = new Set()

/** The last chosen language, the same for all operations. */
function useLanguage(languages) {
  const language = React.useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(KEY),
  )
  const choose = (chosen) => {
    localStorage.setItem(KEY, chosen)
    for (const listener of listeners) listener()
  }
  return [languages.includes(language) ? language : languages[0], choose]
}

/** The request as code, to copy. */
export function Sample({ request, context, caller, languages }) {
  const [language, choose] = useLanguage(languages)
  if (!language) return null
  const sample = sampleOf(language, request, context)
  const withToken = async () => sample.replace('$TOKEN', (await caller.token()) ?? '')
  return h(
    'div',
    { className: 'sample' },
    h(
      'div',
      { className: 'strip' },
      h(
        'div',
        { role: 'group', 'aria-label': 'Language of the code' },
        languages.map((each) =>
          h(
            'button',
            {
              key: each,
              type: 'button',
              className: 'small',
              'aria-pressed': each === language,
              onClick: () => choose(each),
            },
            LANGUAGES[each].name,
          ),
        ),
      ),
      h(
        'div',
        null,
        h(CopyButton, { copied: () => sample }, 'Copy'),
        language === 'curl' &&
          context.authenticated &&
          h(CopyButton, { copied: withToken }, 'Copy with token'),
      ),
    ),
    h(Code, { text: sample, label: `Code: ${LANGUAGES[language].name}` }),
  )
}
