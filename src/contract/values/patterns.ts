import type { AST } from '@eslint-community/regexpp'
import type { Libraries } from '../libraries.ts'

/** Most repetitions of a part without an upper bound. */
const MOST = 40

/** The choice for one text of a pattern: one part is extreme, all others are usual. */
interface Choice {
  part?: AST.Node
  extreme?: 'lowest' | 'highest' | 'fewest' | 'most' | number
}

/**
 * Texts at the extremes of each part of a pattern: the lowest and highest character of each class,
 * the fewest and most repetitions, each alternative. Empty if the pattern cannot be read.
 */
export function patternExtremes(
  pattern: string,
  { RegExpParser }: Pick<Libraries, 'RegExpParser'>,
): string[] {
  const root = parsed(pattern, new RegExpParser())
  if (!root) return []
  const parts: AST.Node[] = []
  visit(root, parts)
  const choices = parts.flatMap((part): Choice[] => {
    switch (part.type) {
      case 'CharacterClass':
      case 'CharacterSet':
        return [
          { part, extreme: 'lowest' },
          { part, extreme: 'highest' },
        ]
      case 'Quantifier':
        return [
          { part, extreme: 'fewest' },
          { part, extreme: 'most' },
        ]
      case 'Group':
      case 'CapturingGroup':
      case 'Pattern':
        return part.alternatives.map((_, index) => ({ part, extreme: index }))
      default:
        return []
    }
  })
  return [...new Set([{}, ...choices].map((choice: Choice) => textOf(root, choice)))]
}

function parsed(pattern: string, parser: InstanceType<Libraries['RegExpParser']>) {
  for (const unicode of [true, false])
    try {
      return parser.parsePattern(pattern, 0, pattern.length, { unicode })
    } catch {
      // The next mode is tried.
    }
  return undefined
}

function visit(node: AST.Node, parts: AST.Node[]): void {
  parts.push(node)
  if ('alternatives' in node && node.type !== 'Assertion' && node.type !== 'ClassStringDisjunction')
    for (const alternative of node.alternatives) visit(alternative, parts)
  else if (node.type === 'Alternative') for (const one of node.elements) visit(one, parts)
  else if (node.type === 'Quantifier') visit(node.element, parts)
}

function textOf(node: AST.Node, choice: Choice): string {
  const chosen = node === choice.part ? choice.extreme : undefined
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      const alternative = node.alternatives[alternativeWith(node.alternatives, choice, chosen)]
      return alternative ? textOf(alternative, choice) : ''
    }
    case 'Alternative':
      return node.elements.map((element) => textOf(element, choice)).join('')
    case 'Quantifier': {
      const most = Math.min(node.max, Math.max(node.min, MOST))
      const usual = contains(node.element, choice.part) ? Math.max(node.min, 1) : node.min
      const times = chosen === 'most' ? most : chosen === 'fewest' ? node.min : usual
      return textOf(node.element, choice).repeat(times)
    }
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterClass':
    case 'CharacterSet': {
      const characters = charactersOf(node)
      const index =
        chosen === 'lowest' ? 0 : chosen === 'highest' ? -1 : Math.floor(characters.length / 2)
      return characters.at(index) ?? ''
    }
    default:
      return ''
  }
}

/** The alternative that contains the part, so that its extremes are used. */
function alternativeWith(
  alternatives: readonly AST.Alternative[],
  { part }: Choice,
  chosen: Choice['extreme'],
): number {
  if (typeof chosen === 'number') return chosen
  return Math.max(
    0,
    alternatives.findIndex((one) => contains(one, part)),
  )
}

function contains(node: AST.Node, part: AST.Node | undefined): boolean {
  if (!part) return false
  return part.start >= node.start && part.end <= node.end
}

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index))
const WIDE = [...PRINTABLE, 'é', 'ß', 'Ω', '日', '\u{1F600}']

/** The characters of a class, lowest first, with only a few beyond ASCII. */
function charactersOf(node: AST.CharacterClass | AST.CharacterSet): string[] {
  const source = new RegExp(`^${node.raw}$`, 'u')
  const fitting = WIDE.filter((character) => source.test(character))
  if (node.type === 'CharacterSet') return fitting
  const bounds = node.elements.flatMap((element) =>
    element.type === 'CharacterClassRange' ? [element.min.value, element.max.value] : [],
  )
  const more = bounds
    .map((code) => String.fromCodePoint(code))
    .filter((character) => source.test(character))
  return [...new Set([...fitting, ...more])].sort(
    (one, other) => (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0),
  )
}
