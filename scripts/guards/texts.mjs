// What can be seen in the text of a file. Each lint carries breaches it must find and innocent text it must let pass.
import { sourceFiles } from './files.mjs'

const isTest = path => /\.test\.tsx?$/.test(path) || /^(scenarios|bench)\//.test(path)
const isWords = path => /(^|\/)messages(\.test)?\.ts$/.test(path)
const shipped = path => /^src\/.*\.tsx?$/.test(path) && !isTest(path)
const below = (...folders) => path => shipped(path) && folders.some(folder => path.startsWith(`src/${folder}/`))

// who writes beside table.ts `saving`, what, and why (design 1: "what may be written beside it, and nothing else")
const WRITERS = {
  'src/server/table.ts': { '${kind.table}': 'saving: the changes of a decision' },
  'src/server/dispatch.ts': { history: 'the audit trail, and the refusals that stay', trail: 'which case a history row tells of' },
  'src/server/vault.ts': { keys: 'the data key of a person, made with the first secret' },
  'src/server/migrate.ts': { migrations: 'which migrations ran' },
  'src/slices/regions/server.ts': { regions: 'the region seed', homes: 'the region seed' },
  'src/server/uploads.ts': { uploads: 'halves of pictures on their way, no record yet', upload_parts: 'the same' },
  'src/server/posting.ts': { deliveries: 'parcels on their way out, which name a notice and say nothing of it', delivery_marks: 'how far history was looked through for them' },
  'src/server/courier.ts': { deliveries: 'what became of each parcel' },
  'src/server/reads.ts': { reads: 'the read log' },
  'src/server/restore.ts': { '${into}': 'a whole house from its backup, before anybody works in it', '${table}': 'the same, history with its numbers', '${name}': 'the same: what the migrations had put in', 'graphile_worker._private_jobs': 'the same: jobs of what stood there', settings: 'the new epoch', sessions: 'nobody stays signed in over a restore', doors: 'no link opens any more that was taken back since', credentials: 'no first code lives again' },
  'src/main.server.ts': { settings: 'the epoch of the feed, made once' },
}
// the functions of the migrations that write, and who may call them
const WRITING_FUNCTIONS = /\b(set_credential|take_code|open_session|keep_session|end_sessions|throttle_try|throttle_pardon|door_put|door_shut|door_try|device_seen|revoke_sessions|quarantine_put|quarantine_settle|quarantine_picture|quarantine_part|quarantine_picture_is|unnamed_put|unnamed_out|unnamed_round|push_put|push_drop)\(/g
const CALLERS = { 'src/slices/notices/server.ts': 'the address at which a device takes pushes, bound to its session', 'src/server/courier.ts': 'an address that its push service calls gone', 'src/server/session.ts': 'sign-in, passwords, throttle', 'src/server/sign-in.ts': 'signing out', 'src/server/doors.ts': 'links and their PINs', 'src/server/strangers.ts': 'the throttle of reports', 'src/server/devices.ts': 'when a device last spoke, and which were put out: sessions of another sort', 'src/server/box.ts': 'acts whose maker is not to be named, until dispatch takes them in nobody\'s name; history names its actor', 'src/server/quarantine.ts': 'what came too late for its right, until dispatch takes it', 'src/server/quarantine-pictures.ts': 'the pictures beside it, until dispatch takes them' }

const MUTATORS = 'set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin'

/** All lints over text. */
export const lints = [
  {
    name: 'set-local', why: 'a transaction is told its actor in one escaping function, src/server/db.ts', where: path => /\.(tsx?|mjs|sql)$/.test(path) && !path.startsWith('scripts/guards/') && !isTest(path),
    allowed: { 'src/server/db.ts': 'the one place' },
    find: text => matches(text, /\bset\s+local\b|\bset_config\s*\(/gi),
    plants: [['src/server/a.ts', 'await client.query(`set local app.kab = ${kab}`)'], ['src/slices/cases/server.ts', `sql("select set_config('app.kab', $1, true)")`], ['migrations/0002_a.sql', 'SET LOCAL role = x'], ['scripts/a.mjs', "q('begin; SET  LOCAL a = 1')"]],
    innocent: [['src/server/a.ts', '// SET LOCAL takes no parameters\nawait begin(settings)'], ['src/web/a.ts', 'settings.set(local)'], ['migrations/0002_a.sql', "select current_setting('app.kab', true)"]],
  },
  {
    name: 'writes', why: 'only dispatch writes, through `saving` in table.ts; what may be written beside it stands in WRITERS of scripts/guards/texts.mjs', where: shipped,
    find: (text, path) => matches(text, /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|update)\s+(?:only\s+)?("?[\w.]+"?|\$\{[^}]+\})(?=\s*(\(|\w+|$|[`'";]))/gi)
      .filter(({ hit, after }) => !/^update/i.test(hit) || /^\s+(as\s+)?(\w+\s+)?set\s/i.test(after)).filter(({ group }) => !/^set$/i.test(group)).filter(({ group }) => !WRITERS[path]?.[group]),
    plants: [
      ['src/slices/cases/server.ts', 'await client.query(`insert into cases (home) values ($1)`)'], ['src/slices/cases/server.ts', "q('update cases set stage = $1')"], ['src/server/lists.ts', 'q(`\n  delete\n from notices where true`)'],
      ['src/server/lists.ts', 'q(`update ${kind.table} set a = 1`)'], ['src/server/dispatch.ts', "q('insert into cases (home) values ($1)')"], ['src/main.server.ts', 'q("TRUNCATE cases")'], ['src/server/session.ts', "q('update sessions as s set seen_at = now()')"],
    ],
    innocent: [['src/server/table.ts', 'q(`insert into ${kind.table} (a) values (1)`)\nq(`update ${kind.table} set a = 1`)'], ['src/server/vault.ts', "'insert into keys (home) values ($1) on conflict (home) do update set wrapped = keys.wrapped'"], ['src/web/a.ts', 'await update(client, change)'], ['src/server/desk.ts', 'order by t.id for no key update`']],
  },
  {
    name: 'writing-functions', why: 'the SQL functions that write are called by sign-in alone', where: shipped, allowed: CALLERS,
    find: text => matches(text, WRITING_FUNCTIONS),
    plants: [['src/slices/workers/server.ts', "pool.query('select end_sessions($1, null)')"], ['src/server/lists.ts', '`select set_credential($1)`']],
    innocent: [['src/slices/workers/server.ts', "pool.query('select id from sessions_of($1)')"]],
  },
  {
    name: 'raw-sql', why: 'what came from outside goes into SQL as a parameter or through literal()', where: shipped,
    find: text => templates(text).filter(({ body }) => /\b(select|insert|update|delete|where|from|and|order by)\s/i.test(body.replace(/\$\{[^}]*\}/g, ' '))).flatMap(({ body, at }) => holes(body).filter(hole => /\b(request|req|input|query|params|body)\s*(\?\.|\.|\[)/.test(hole) && !/^\s*(literal|escapeLiteral|quoted|withinSql|selection)\(/.test(hole)).map(hole => ({ line: lineOf(text, at), hit: `\${${hole}}` }))),
    plants: [['src/server/a.ts', 'q(`select * from cases t where t.id = ${request.params.id}`)'], ['src/server/a.ts', "q(`select 1 from a\n where name = '${input.name}'`)"], ['src/slices/cases/server.ts', 'const part = `and t.kab = ${query.kab}`']],
    innocent: [['src/server/a.ts', 'q(`select 1 from a where id = ${literal(query.id)}`)'], ['src/web/a.ts', 'const path = `/api/v1/cases?${query.text}`'], ['src/server/a.ts', 'q(`select 1 from a where ${where.join()}`, [input.id])']],
  },
  {
    name: 'no-console', why: 'rules and slices tell nobody by the console', where: below('slices', 'kernel'),
    find: text => matches(text, /\bconsole\.\w+/g),
    plants: [['src/slices/cases/rules.ts', 'console.log(1)'], ['src/kernel/day.ts', "  console.error('x')"], ['src/slices/cases/office.tsx', 'onClick={console.log}']],
    innocent: [['src/slices/cases/rules.ts', '// console.log would be heard by nobody']],
  },
  {
    name: 'doc-comment', why: 'every export says in a whole sentence what it is for (style 8)', where: path => shipped(path) && (below('kernel', 'server', 'web')(path) || (below('slices')(path) && !path.endsWith('.tsx'))),
    find: text => raw(text, /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|class) ([\w$]+|[{[])/gm).filter(({ before }) => !/\*\/\s*$/.test(before)),
    plants: [['src/kernel/a.ts', 'export function one() {}'], ['src/server/a.ts', '/** One. */\nexport const one = 1\nexport const two = 2'], ['src/web/a.tsx', 'import a from "a"\n\nexport async function Page() {}'], ['src/slices/cases/a.ts', '// not a doc comment\nexport class One {}']],
    innocent: [['src/kernel/a.ts', '/** One. */\nexport function one() {}\n\n/**\n * Two.\n */\nexport const two = 1\nexport type Three = 3'], ['src/slices/cases/field.tsx', 'export function Page() {}']],
  },
  {
    name: 'long-file', why: 'a file over 250 lines is two files (style 6)', where: path => /^src\//.test(path) && !isTest(path) && !isWords(path) && /\.(tsx?|css|html|sql)$/.test(path),
    find: text => (text.split('\n').length - 1 > 250 ? [{ line: 251, hit: `${text.split('\n').length - 1} lines` }] : []),
    plants: [['src/web/a.ts', 'const a = 1\n'.repeat(251)], ['src/web/a.css', 'a {}\n'.repeat(300)]],
    innocent: [['src/web/a.ts', 'const a = 1\n'.repeat(250)]],
  },
  {
    name: 'half-tests', why: 'a test that is skipped, or runs alone, guards nothing', where: path => isTest(path),
    find: text => matches(text, /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fails)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/g),
    plants: [['src/a.test.ts', "test.only('a', () => {})"], ['scenarios/a.test.ts', "describe.concurrent.skip('a', () => {})"], ['src/a.test.ts', "it.todo('a')"]],
    innocent: [['src/a.test.ts', "test('only one', () => { list.skip() })"], ['src/a.test.ts', "test.runIf(asRoot)('a', () => {})"]],
  },
  {
    name: 'default-export', why: 'names, not defaults (style 11); tools that read one have their own files outside src', where: path => /^(src|scenarios|bench|scripts)\/.*\.(tsx?|mjs)$/.test(path) && !path.startsWith('scripts/guards/'),
    find: text => matches(text, /^export default\b|^export \{[^}]*\bas default\b/gm),
    plants: [['src/web/a.tsx', 'export default function Page() {}'], ['src/web/a.tsx', 'const a = 1\nexport { a as default }'], ['src/server/a.ts', 'export default {\n}']],
    innocent: [['src/web/a.tsx', "const { default: sharp } = await import('sharp')"]],
  },
  {
    name: 'barrel', why: 'who needs a thing imports it from its own file (style 11)', where: path => /^(src|scenarios|bench)\/.*\.tsx?$/.test(path),
    find: (text, path) => [...matches(text, /^export (?:type )?(?:\*|\{[^}]*\})(?: as \w+)? from\b/gm), ...(/(^|\/)index\.tsx?$/.test(path) ? [{ line: 1, hit: 'index file' }] : [])],
    plants: [['src/kernel/all.ts', "export * from './day.ts'"], ['src/slices/cases/a.ts', "export {\n  one,\n} from './b.ts'"], ['src/web/kit/index.ts', ''], ['src/web/a.ts', "export type { A } from './b.ts'"]],
    innocent: [['src/kernel/a.ts', 'export { one }\nconst two = 1']],
  },
  {
    name: 'module-state', why: 'what lives long is passed in by main (style 32)', where: shipped,
    find: text => [...matches(text, /^(?:export )?(?:let|var) [\w{[]/gm), ...changed(text)],
    plants: [
      ['src/server/a.ts', 'let count = 0'], ['src/web/a.ts', 'export let theme'], ['src/web/a.ts', 'const seen = new Map<string, number>()\nfunction f() { seen.set("a", 1) }'], ['src/slices/cases/a.ts', 'const list: string[] = []\nexport const f = () => list.push("a")'],
      ['src/web/a.ts', 'const cache = { last: 1 }\nfunction f() { cache.last = 2 }'], ['src/web/a.ts', 'const cache: Record<string, number> = {}\nfunction f(key: string) { cache[key] += 2 }'], ['src/web/a.ts', 'const kept = { now: 1 }\nexport const f = () => { Object.assign(kept, {}) }'],
    ],
    innocent: [['src/server/a.ts', 'const KNOWN = new Set(["a"])\nfunction f() { let count = 0; KNOWN.has("a"); count += 1 }'], ['src/web/a.ts', 'const words = { a: 1 }\nconst f = () => words.a === 1'], ['src/web/a.ts', 'const list = ["a"]\nconst g = () => { const mine = [...list]; mine.push("b") }']],
  },
  {
    name: 'machine-path', why: 'the project knows no machine but its own folder, and no registry', where: path => path !== 'package-lock.json',
    find: text => raw(text, /(?<![\w.:/])\/(?:work|home|root|Users|mnt)\/[\w.-]+|\bhttps?:\/\/(?:[\w-]+\.)*(?:registry|artifactory|nexus|verdaccio|npm)\.[\w.-]+|^\s*(?:@[\w-]+:)?registry\s*=|_auth[T]oken/gm),
    plants: [['README.md', `run it in ${['', 'work', 'main'].join('/')}`], ['src/a.ts', `const a = '${['', 'home', 'budi', 'x'].join('/')}'`], ['.npmrc', 'registry = x'], ['decisions/a.md', `https:${'//'}registry.npmjs.org/a`], ['scripts/a.mjs', `'${['', 'root', '.cache'].join('/')}'`]],
    innocent: [['src/a.ts', "'/usr/bin/chromium', './home/a', 'https://pilar.example/home/a', '#root/'"], ['.npmrc', 'omit-lockfile-registry-resolved=true']],
  },
  {
    name: 'lock-hosts', why: 'the lock names versions and hashes, never the host they came from', where: path => path === 'package-lock.json',
    find: text => raw(text, /"resolved": "|https?:\/\/[^"]*\.tgz/g),
    plants: [['package-lock.json', `"resolved": "https:${'//'}host/a.tgz"`]],
    innocent: [['package-lock.json', '"version": "1.0.0", "integrity": "sha512-a", "funding": { "url": "https://a.example" }']],
  },
]

/** Each lint must find its breaches and let the innocent pass. */
export function prove() {
  return lints.flatMap(lint => [
    ...(lint.plants.length > 0 ? [] : [`${lint.name} has no planted breach`]),
    ...lint.plants.filter(([path, text]) => !lint.where(path) || lint.allowed?.[path] || lint.find(text, path).length === 0).map(([path, text]) => `${lint.name} does not find its planted breach in ${path}: ${text.slice(0, 80)}`),
    ...lint.innocent.filter(([path, text]) => lint.where(path) && lint.find(text, path).length > 0).map(([path, text]) => `${lint.name} accuses innocent text in ${path}: ${text.slice(0, 80)}`),
  ])
}

/** Looks at every file; an exception that nothing needs any more is a finding too. */
export function run() {
  const files = sourceFiles()
  const found = lints.flatMap(lint => files.filter(({ path }) => lint.where(path) && !lint.allowed?.[path]).flatMap(({ path, text }) => lint.find(text, path).map(({ line, hit }) => ({ path, line, rule: lint.name, what: `${hit.replaceAll(/\s+/g, ' ').trim().slice(0, 90)}: ${lint.name}, ${lint.why}` }))))
  const text = new Map(files.map(file => [file.path, file.text]))
  const idle = lints.flatMap(lint => Object.keys(lint.allowed ?? {}).filter(path => !text.has(path) || lint.find(text.get(path), path).length === 0).map(path => ({ path, what: `${lint.name} no longer needs this exception in scripts/guards/texts.mjs` })))
  const idleWriters = Object.entries(WRITERS).flatMap(([path, tables]) => Object.keys(tables).filter(table => !new RegExp(String.raw`(into|update|from)\s+${table.replaceAll(/[${}.]/g, String.raw`\$&`)}\s`).test(text.get(path) ?? '')).map(table => ({ path, what: `writes no longer needs ${table} in WRITERS of scripts/guards/texts.mjs` })))
  return { said: `${files.length} files, ${lints.length} lints`, found: [...found, ...idle, ...idleWriters] }
}

/** Matches in code, comments blanked. */
function matches(text, form) {
  return raw(bare(text), form)
}

function raw(text, form) {
  return [...text.matchAll(form)].map(match => ({ line: lineOf(text, match.index), hit: match[0], group: match[1], before: text.slice(0, match.index), after: text.slice(match.index + match[0].length) }))
}

/** Blanks comments that begin a line or stand after code, keeping the lines; a `//` within a string is left alone. */
function bare(text) {
  return text.replaceAll(/^[ \t]*\/\*[\s\S]*?\*\//gm, comment => comment.replaceAll(/[^\n]/g, ' ')).replaceAll(/(^|\s)\/\/ .*$|^\s*--.*$/gm, comment => comment.replaceAll(/[^\n]/g, ' '))
}

function lineOf(text, at) {
  return text.slice(0, at).split('\n').length
}

/** Finds `const x = new Map | [] | {}` of the module that something changes later. */
function changed(text) {
  const code = bare(text)
  return raw(code, /^(?:export )?const (\w+)(?:: [^=\n]+(?:=>[^=\n]+)?)? = (?:new (?:Map|Set|WeakMap|WeakSet)\b|\[|\{)/gm).flatMap(({ group, line }) => {
    const use = new RegExp(String.raw`(?<![\w.$])(?:${group}\.(?:${MUTATORS})\(|${group}(?:\.\w+|\[[^\]\n]+\])+!?\s*(?:=(?![=>])|[-+*/|&?]{1,2}=|\+\+|--)|delete ${group}[.[]|Object\.assign\(${group}\b)`)
    return use.test(code) ? [{ line, hit: `${group} is changed after it is made` }] : []
  })
}

/** Finds template literals, with what is nested in their holes. */
function templates(text) {
  const found = []
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    const end = closing(text, at + 1)
    found.push({ body: text.slice(at + 1, end), at })
    found.push(...holes(text.slice(at + 1, end)).flatMap(hole => templates(hole).map(inner => ({ ...inner, at }))))
    at = end + 1
  }
  return found
}

function closing(text, from) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '`') return at
    else if (text[at] === '$' && text[at + 1] === '{') at = braceEnd(text, at + 2)
  }
  return text.length
}

function braceEnd(text, from) {
  let open = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '`') at = closing(text, at + 1)
    else if (text[at] === '{') open += 1
    else if (text[at] === '}' && (open -= 1) === 0) return at
  }
  return text.length
}

function holes(body) {
  const found = []
  for (let at = body.indexOf('${'); at >= 0; at = body.indexOf('${', at)) {
    const end = braceEnd(body, at + 2)
    found.push(body.slice(at + 2, end))
    at = end
  }
  return found
}
