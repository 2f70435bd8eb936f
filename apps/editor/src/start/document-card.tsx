import type { NetDocument } from '@netwright/graph';
import type { ReactNode } from 'react';
import { useThumbnail } from './thumbnail.js';

/** A network to open: its drawing, its name and what it comes to. */
export function DocumentCard({
  title,
  document,
  line,
  corner,
  about,
  open,
  aside,
}: {
  readonly title: string;
  readonly document: NetDocument | undefined;
  /** Below the name: parameters, MACs. */
  readonly line: string;
  /** Beside the name: the year. */
  readonly corner?: string;
  readonly about?: string;
  open(): void;
  readonly aside?: ReactNode;
}) {
  const picture = useThumbnail(document);
  return (
    <li className="document-card">
      <button type="button" className="document-open" onClick={open}>
        <span className="document-drawing">
          {picture && <img src={picture} alt="" width={176} height={112} />}
        </span>
        <span className="document-title">
          <b>{title}</b>
          {corner && <small>{corner}</small>}
        </span>
        <span className="document-line">{line}</span>
        {about && <span className="document-about">{about}</span>}
      </button>
      {aside}
    </li>
  );
}
