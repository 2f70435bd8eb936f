import { type NetDocument, readDocument } from '@netwright/graph';
import { useEffect, useState } from 'react';
import { flush } from '../files/autosave.js';
import { openKept } from '../files/first-document.js';
import { forgetDocument, type KeptDocument, keptDocuments, keptText } from '../files/kept-documents.js';
import { afterKeeping } from '../files/open.js';
import { ago } from '../files/saved-state.js';
import { Icon } from '../icons/icon.js';
import { counted, grouped } from '../numbers/number-text.js';
import { editor } from '../store/editor.js';
import { DocumentCard } from './document-card.js';

/** Longer texts are not read only to be drawn small. */
const longest = 300_000;

/** What this browser keeps, the last changed first. Nothing is shown where it keeps nothing. */
export function RecentDocuments({ search }: { readonly search: string }) {
  const [kept, setKept] = useState<readonly KeptDocument[]>([]);
  useEffect(() => {
    let gone = false;
    // What was changed a moment ago belongs into the list too.
    void flush()
      .then(keptDocuments)
      .then((list) => gone || setKept(list));
    return () => {
      gone = true;
    };
  }, []);
  const found = kept.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="start-recent">
      <h3 id="start-recent">Your networks, kept in this browser</h3>
      <ul className="document-cards">
        {found.map((about) => (
          <RecentCard
            key={about.id}
            about={about}
            forgotten={() => setKept(kept.filter(({ id }) => id !== about.id))}
          />
        ))}
      </ul>
    </section>
  );
}

function RecentCard({ about, forgotten }: { readonly about: KeptDocument; forgotten(): void }) {
  const document = useKeptDocument(about.id);
  const [sure, setSure] = useState(false);

  async function open(): Promise<void> {
    if (editor().origin.id === about.id) return editor().showOverlay(undefined);
    await afterKeeping(async () => {
      if (!(await openKept(about.id)))
        editor().notify(`${about.name} is not in this browser any more.`, 'error');
    });
  }

  async function forget(): Promise<void> {
    if (!sure) return setSure(true);
    await forgetDocument(about.id);
    forgotten();
  }

  return (
    <DocumentCard
      title={about.name}
      document={document}
      line={`${counted(about.layers, 'layer')}, ${grouped(about.parameters)} parameters`}
      about={ago(Date.now() - about.at)}
      open={() => void open()}
      aside={
        <button
          type="button"
          className="document-remove"
          data-sure={sure || undefined}
          aria-label={sure ? `Remove ${about.name} for good` : `Remove ${about.name}`}
          onClick={() => void forget()}
          onBlur={() => setSure(false)}
        >
          {sure ? 'Remove for good' : <Icon name="close" />}
        </button>
      }
    />
  );
}

function useKeptDocument(id: string): NetDocument | undefined {
  const [document, setDocument] = useState<NetDocument>();
  useEffect(() => {
    let gone = false;
    void keptText(id).then((text) => {
      const read = text !== undefined && text.length < longest ? readDocument(text) : undefined;
      if (!gone && read?.ok) setDocument(read.document);
    });
    return () => {
      gone = true;
    };
  }, [id]);
  return document;
}
