import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { closeAfterTests } from '../closing.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The result of a Dockerfile. Its stages are folders of this machine. */
export interface Image {
  folder: string
  env: Record<string, string>
  user: string
  command: string[]
  healthcheck: string[]
}

/** The files in git or ready to be added: no packages, builds or secrets. */
function checkout(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
}

/** The instructions of a Dockerfile, one per line: its name and the rest. */
export function instructions(): [name: string, rest: string][] {
  return readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [name = ''] = line.split(' ', 1)
      return [name, line.slice(name.length + 1)]
    })
}

/**
 * Follows the Dockerfile as far as possible without Docker: with this machine's Node.js, and with
 * its own user.
 */
export async function buildImage(): Promise<Image> {
  const files = checkout()
  const stages = new Map<string, Image>()
  const newStage = (): Image => {
    const folder = mkdtempSync(join(tmpdir(), 'image-'))
    closeAfterTests(() => {
      rmSync(folder, { recursive: true })
    })
    return { folder, env: {}, user: 'root', command: [], healthcheck: [] }
  }
  let stage = newStage()
  for (const [name, rest] of instructions()) {
    const words = rest.split(' ')
    if (name === 'FROM') {
      stage = newStage()
      stages.set(words[2] ?? '', stage)
    } else if (name === 'COPY') copy(words, stage)
    else if (name === 'RUN') await execute(rest, stage)
    else if (name === 'ENV')
      Object.assign(stage.env, Object.fromEntries(words.map((word) => word.split('='))))
    else if (name === 'USER') stage.user = rest
    else if (name === 'CMD') stage.command = JSON.parse(rest) as string[]
    else if (name === 'HEALTHCHECK')
      stage.healthcheck = JSON.parse(rest.slice(rest.indexOf('['))) as string[]
    else if (name !== 'WORKDIR' && name !== 'EXPOSE') throw new Error(`What is ${name}?`)
  }
  return stage

  function copy(words: string[], { folder }: Image) {
    const [, from] = /^--from=(.*)$/.exec(words[0] ?? '') ?? []
    const sources = words.slice(from ? 1 : 0, -1)
    const destination = words.at(-1) ?? ''
    for (const source of sources) {
      const target = join(folder, destination, destination.endsWith('/') ? basename(source) : '')
      if (from) {
        const built = stages.get(from)?.folder ?? ''
        cpSync(join(built, relative('/app', source)), target, { recursive: true })
        continue
      }
      for (const file of files.filter((name) => `${name}/`.startsWith(`${source}/`)))
        cpSync(join(ROOT, file), join(target, relative(source, file)))
    }
  }
}

async function execute(command: string, { folder, env }: Image) {
  await promisify(execFile)('sh', ['-c', command], {
    cwd: folder,
    env: { ...process.env, npm_config_prefer_offline: 'true', ...env },
  })
}
