// Runs one peer from npm, as peer_worker.py does those from PyPI: a JSON string per line in,
// {"spans": [[start, end, rule], …], "score": null} out. Offsets are UTF-16 units; peers.py turns
// them into code points. Started in the folder that holds node_modules.
import {createInterface} from 'node:readline'
import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'

const require = createRequire(`${process.cwd()}/package.json`)
const load = name => import(pathToFileURL(require.resolve(name)).href)
const loadFile = path => import(pathToFileURL(`${process.cwd()}/node_modules/${path}`).href)

const peers = {
  async buzzwords() {
    const list = require('buzzwords')
    const escaped = list.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    escaped.sort((a, b) => b.length - a.length)
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    return text => [...text.matchAll(pattern)].map(m => [m.index, m.index + m[0].length, 'buzzwords'])
  },
  async 'write-good'() {
    const check = require('write-good')
    return text => check(text).map(s => [s.index, s.index + s.offset, s.reason])
  },
  async 'retext-simplify'() {
    const [{unified}, {default: english}, {default: simplify}, {default: stringify}] = await Promise.all(
      ['unified', 'retext-english', 'retext-simplify', 'retext-stringify'].map(name => loadFile(`${name}/index.js`))
    )
    const read = unified().use(english).use(simplify).use(stringify)
    return text => read.processSync(text).messages.map(m => [m.place.start.offset, m.place.end.offset, m.ruleId])
  },
  async harper() {
    const {LocalLinter, Dialect} = await loadFile('harper.js/dist/index.js')
    const {binaryInlined} = await loadFile('harper.js/dist/binaryInlined.js')
    const linter = new LocalLinter({binary: binaryInlined, dialect: Dialect.American})
    await linter.setup()
    // Its spans count code points already; spelling is another trade.
    return async text =>
      (await linter.lint(text, {language: 'markdown'}))
        .filter(lint => lint.lint_kind() !== 'Spelling')
        .map(lint => [lint.span().start, lint.span().end, lint.lint_kind()])
  }
}

const run = await peers[process.argv[2]]()
process.stdout.write('{"ready": true}\n')
for await (const line of createInterface({input: process.stdin})) {
  let answer
  try {
    answer = {spans: await run(JSON.parse(line)), score: null}
  } catch (error) {
    answer = {error: String(error)}
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
