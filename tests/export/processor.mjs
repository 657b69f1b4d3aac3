// Turn one CSV with its metadata into N-Quads by rdf-parser-csvw, a CSVW processor that is not ours.
// node processor.mjs MODULES METADATA.nt.json TABLE.csv BASE
import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [modules, metadata, table, base] = process.argv.slice(2)
const require = createRequire(pathToFileURL(`${modules}/package.json`))
const load = async name => (await import(pathToFileURL(require.resolve(name)))).default
const Parser = await load('rdf-parser-csvw')
const rdf = await load('@rdfjs/data-model')

const term = ({ iri, blank, text, datatype }) =>
  iri !== undefined ? rdf.namedNode(iri) : blank !== undefined ? rdf.blankNode(blank) : rdf.literal(text, rdf.namedNode(datatype))

class Dataset {
  constructor (quads) { this.quads = quads }
  match (subject, predicate) {
    return new Dataset(this.quads.filter(quad =>
      (!subject || quad.subject.equals(subject)) && (!predicate || quad.predicate.equals(predicate))))
  }

  [Symbol.iterator] () { return this.quads[Symbol.iterator]() }
}

const triples = JSON.parse(readFileSync(metadata, 'utf8')).map(one => rdf.quad(...one.map(term)))
const made = new Parser({ metadata: new Dataset(triples), baseIRI: base }).import(createReadStream(table))
for await (const { subject, predicate, object } of made) {
  if ([subject, object].some(one => one.termType === 'BlankNode')) continue // the description of the table
  const value = object.termType === 'NamedNode' ? { iri: object.value } : { text: object.value, datatype: object.datatype.value }
  console.log(JSON.stringify([{ iri: subject.value }, { iri: predicate.value }, value]))
}
