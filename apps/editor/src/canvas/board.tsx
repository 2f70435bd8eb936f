import { disconnect } from '@netwright/graph';
import { acceptsWire } from '@netwright/inference';
import {
  Background,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useStore,
} from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { PaletteGhost } from '../palette/palette-ghost.js';
import { editor, useEditor } from '../store/editor.js';
import { finishDrag, moveWire } from './board-edits.js';
import { boardView, zoomLimits } from './board-view.js';
import { Card } from './card.js';
import { CardGrid, CardGridContext } from './card-grid.js';
import { CardPopover } from './card-popover.js';
import { cardAt, drawWire, forgetRefusal, refuse, wireTo } from './connecting.js';
import { ConnectionHint } from './connection-hint.js';
import { ConnectionLine } from './connection-line.js';
import { EmptyBoard } from './empty-board.js';
import { FarCanvas } from './far-canvas.js';
import { showPositions, useLivePositions } from './live-positions.js';
import { Minimap } from './minimap.js';
import { portOf } from './ports.js';
import { useBoardKeys } from './use-board-keys.js';
import { useFirstLayout } from './use-first-layout.js';
import { type CardNode, useFlowEdges, useFlowNodes, type WireEdge } from './use-flow-nodes.js';
import { Wire } from './wire.js';
import { ZoomControl } from './zoom-control.js';
import { zoomLevel } from './zoom-level.js';
import './board.css';

const nodeTypes = { card: Card };
const edgeTypes = { wire: Wire };
const none: never[] = [];
const multiKeys = ['Shift', 'Meta', 'Control'];
const grid: [number, number] = [4, 4];

/** The drawing board. */
export function Board() {
  const frame = useRef<HTMLDivElement>(null);
  const { nodes, cards } = useFlowNodes();
  const edges = useFlowEdges(cards);
  const direction = useEditor((state) => state.direction);
  const level = useStore((state) => zoomLevel(state.transform[2], nodes.length));
  const main = useEditor((state) => state.analysis.main);
  const pulled = useRef<'wire' | 'end' | undefined>(undefined);
  const copying = useRef(false);
  const gliding = useLivePositions((state) => state.positions !== undefined);
  const [pulling, setPulling] = useState(false);
  const keys = useBoardKeys();
  useFirstLayout();

  // Wires keep their way around cards while one is dragged; it is found anew when that has come to rest.
  const restingNodes = useRef(nodes);
  if (!gliding) restingNodes.current = nodes;
  const resting = restingNodes.current;
  const cardGrid = useMemo(() => new CardGrid(resting, direction), [resting, direction]);

  const onInit = useCallback((instance: ReactFlowInstance<CardNode, WireEdge>) => {
    if (!frame.current) return;
    boardView.attach(instance as unknown as ReactFlowInstance, frame.current);
    boardView.open();
    boardView.focus();
  }, []);

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    let selection: Set<string> | undefined;
    let positions: Map<string, { x: number; y: number }> | undefined;
    for (const change of changes) {
      if (change.type === 'select') {
        selection ??= new Set(editor().selection);
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      } else if (change.type === 'position' && change.position && change.dragging) {
        positions ??= new Map(useLivePositions.getState().positions);
        positions.set(change.id, change.position);
      }
    }
    if (selection) editor().select(selection, editor().wireSelection);
    if (positions) showPositions(positions);
  }, []);

  const onEdgesChange = useCallback((changes: EdgeChange<WireEdge>[]) => {
    const wires = new Set(editor().wireSelection);
    for (const change of changes) {
      if (change.type !== 'select') continue;
      if (change.selected) wires.add(change.id);
      else wires.delete(change.id);
    }
    editor().select(editor().selection, wires);
  }, []);

  const onDragStop = useCallback((_event: unknown, _node: CardNode | undefined, dragged: CardNode[]) => {
    const positions = useLivePositions.getState().positions;
    const copy = copying.current;
    copying.current = false;
    if (positions) finishDrag(positions, dragged, copy);
    showPositions(undefined);
  }, []);

  const isValidConnection = useCallback(
    ({ source, sourceHandle, target, targetHandle }: Connection | WireEdge) =>
      acceptsWire(
        main,
        { node: source, port: portOf(sourceHandle) },
        { node: target, port: portOf(targetHandle) },
      ).ok,
    [main],
  );

  const onConnect = useCallback(({ source, sourceHandle, target, targetHandle }: Connection) => {
    if (pulled.current === 'end') return;
    drawWire({ node: source, port: portOf(sourceHandle) }, { node: target, port: portOf(targetHandle) });
  }, []);

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      setPulling(false);
      const wasEnd = pulled.current === 'end';
      pulled.current = undefined;
      if (wasEnd || state.isValid || !state.fromHandle) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const screen = { x: point.clientX, y: point.clientY };
      const { type, nodeId, id: handle } = state.fromHandle;
      const port = { node: nodeId, port: portOf(handle) };
      const at = boardView.toDrawing(screen);
      const id = state.toHandle?.nodeId ?? cardAt(at);
      if (id === nodeId) return;
      if (id !== undefined) {
        const answer = wireTo({ type, port }, id, cards);
        if ('reason' in answer) refuse({ ...screen, reason: answer.reason });
        else drawWire(answer.from, answer.to);
      } else if (boardView.holds(document.elementFromPoint(screen.x, screen.y))) {
        editor().showOverlay({
          type: 'quick-add',
          call: { at, ...(type === 'source' ? { from: port } : { to: port }) },
        });
      }
    },
    [cards],
  );

  const onReconnect = useCallback(
    (old: WireEdge, { source, sourceHandle, target, targetHandle }: Connection) => {
      editor().edit(
        moveWire(
          old.id,
          { node: source, port: portOf(sourceHandle) },
          { node: target, port: portOf(targetHandle) },
        ),
      );
    },
    [],
  );

  const onDoubleClick = useCallback((event: ReactMouseEvent) => {
    const target = event.target as Element;
    if (
      !target.closest('.react-flow__pane') ||
      target.closest('.react-flow__node, .react-flow__edge, .react-flow__nodesselection')
    )
      return;
    const at = boardView.toDrawing({ x: event.clientX, y: event.clientY });
    const id = cardAt(at);
    // From afar cards are painted, not elements: the second click goes nearer.
    if (id === undefined) editor().showOverlay({ type: 'quick-add', call: { at } });
    else boardView.fit([id]);
  }, []);

  const onPaneClick = useCallback(
    (event: ReactMouseEvent) => {
      if (level !== 'far') return;
      const id = cardAt(boardView.toDrawing({ x: event.clientX, y: event.clientY }));
      if (id !== undefined) editor().select([id]);
    },
    [level],
  );

  const far = level === 'far';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the board takes the focus for its keys; everything on it can be reached
    <div
      ref={frame}
      className="board-frame"
      tabIndex={-1}
      data-level={level}
      data-pulling={pulling || undefined}
      data-direction={direction}
      onDoubleClick={onDoubleClick}
      {...keys}
    >
      <CardGridContext value={cardGrid}>
        <ReactFlow<CardNode, WireEdge>
          nodes={far ? none : nodes}
          edges={far ? none : edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={onInit}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDragStart={(event) => {
            copying.current = event.altKey;
          }}
          onNodeDragStop={onDragStop}
          onSelectionDragStop={(event, dragged) => onDragStop(event, undefined, dragged)}
          onNodeDoubleClick={(_event, node) => editor().rename(node.id)}
          onNodeMouseEnter={(_event, node) => editor().hover(node.id)}
          onNodeMouseLeave={() => editor().hover(undefined)}
          isValidConnection={isValidConnection}
          onConnectStart={() => {
            forgetRefusal();
            pulled.current ??= 'wire';
            setPulling(true);
          }}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onReconnectStart={() => {
            pulled.current = 'end';
          }}
          onReconnect={onReconnect}
          onReconnectEnd={(_event, edge, _handle, state) => {
            pulled.current = undefined;
            setPulling(false);
            // A wire whose end is dropped on the empty board is taken away.
            if (!state.toNode) editor().edit(disconnect('main', [edge.id]), { title: 'Disconnect' });
          }}
          onPaneClick={onPaneClick}
          connectionLineComponent={ConnectionLine}
          connectionRadius={28}
          onlyRenderVisibleElements
          minZoom={zoomLimits.smallest}
          maxZoom={zoomLimits.largest}
          snapToGrid
          snapGrid={grid}
          panOnScroll
          panOnDrag={[1, 2]}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          selectionKeyCode={null}
          multiSelectionKeyCode={multiKeys}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          nodeDragThreshold={2}
          elevateNodesOnSelect={false}
          edgesFocusable={false}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={20} size={1.8} color="var(--dot)" />
        </ReactFlow>
        {far && <FarCanvas nodes={nodes} edges={edges} />}
        {cards.size === 0 && <EmptyBoard />}
        <ZoomControl />
        <Minimap nodes={resting} edges={edges} />
        <CardPopover cards={cards} />
        <ConnectionHint cards={cards} />
        <PaletteGhost />
      </CardGridContext>
    </div>
  );
}
