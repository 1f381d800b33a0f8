import type { ImportField } from '@guichet/contracts';
import { foldText } from './fold-text.ts';

/** Words of headers, in French and English; the first that is there wins. */
const WORDS: Record<ImportField, string[]> = {
  arrivedAt: [
    ...['arrived at', 'arrival', 'arrived', 'arrivee', 'date d arrivee', 'heure d arrivee', 'start time', 'started at'],
    ...['created at', 'date heure', 'horodatage', 'timestamp', 'date de debut', 'debut', 'date'],
  ],
  queue: ['queue', 'queue name', 'file', 'file d attente', 'service', 'skill', 'groupe', 'competence'],
  outcome: ['outcome', 'result', 'status', 'disposition', 'issue', 'resultat', 'statut', 'etat'],
  wait: [
    ...['wait', 'wait time', 'waiting time', 'wait seconds', 'wait s', 'queue time', 'time in queue', 'waited'],
    ...['attente', 'temps d attente', 'duree d attente', 'attente s'],
  ],
  handling: [
    ...['handling', 'handling time', 'handle time', 'handling seconds', 'aht', 'duration', 'talk time'],
    ...['traitement', 'temps de traitement', 'duree de traitement', 'dmt', 'duree'],
  ],
  agent: ['agent', 'agent email', 'agent name', 'conseiller', 'nom de l agent', 'user', 'operateur'],
  channel: ['channel', 'canal', 'media', 'type'],
  priority: ['priority', 'priorite'],
  contactId: ['contact id', 'id', 'call id', 'interaction id', 'identifiant', 'numero de contact', 'reference', 'uuid'],
};

/** The columns a file most likely means; what is not found stays open. */
export function proposeColumns(header: readonly string[]): Partial<Record<ImportField, string>> {
  const byWord = new Map(
    header.map((name) => [foldText(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2')), name]).reverse() as [string, string][],
  );
  const found = Object.entries(WORDS).flatMap(([field, words]) => {
    const word = words.find((one) => byWord.has(one));
    return word === undefined ? [] : [[field, byWord.get(word)]];
  });
  return Object.fromEntries(found) as Partial<Record<ImportField, string>>;
}
