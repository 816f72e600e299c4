import { useSignalEffect } from '@preact/signals';
import { Fragment } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../../room/messages';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import type { Membership } from '../membership';
import './chat.css';
import { Composer } from './composer';
import { ChatMessage } from './message';
import { PendingMessage } from './pending_message';

/** Within how many pixels of its end the log counts as read to its end. */
const NEAR_END = 48;

export function Chat({ of: membership }: { of: Membership }) {
  const { messages, reading, outbox, account, entering } = membership;
  const earlier = useMemo(task, []);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const held = useRef<{ element: Element; top: number } | undefined>(undefined);
  const isEmpty = messages.all.value.length === 0 && outbox.pending.value.length === 0 && !entering.busy.value;

  useLayoutEffect(() => {
    const { element, top } = held.current ?? {};
    if (element && top !== undefined) log.current?.scrollBy({ top: element.getBoundingClientRect().top - top });
    if (isAtEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight });
  });
  useSignalEffect(() => {
    if (outbox.pending.value.length) isAtEnd.current = true;
  });

  /** What was first stays where it was on the screen while earlier ones come in above it. */
  async function listEarlier() {
    isAtEnd.current = false;
    log.current?.focus({ preventScroll: true });
    const element = log.current?.querySelector('.message');
    held.current = element ? { element, top: element.getBoundingClientRect().top } : undefined;
    await earlier.run(() => messages.listEarlier());
    requestAnimationFrame(() => (held.current = undefined));
  }

  return (
    <section class="chat card" aria-label="Chat">
      <div
        class="log"
        role="log"
        aria-label="What was said"
        tabIndex={0}
        ref={log}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
        }}
      >
        {messages.hasEarlier.value && (
          <button class="earlier" disabled={earlier.busy.value} onClick={listEarlier}>
            Show earlier
          </button>
        )}
        <Refused of={earlier} />
        {isEmpty && <Empty>Nothing was said here yet. Write the first message, or share this page's address.</Empty>}
        {messages.all.value.map((message, index, all) => (
          <Fragment key={message.id}>
            <ChatMessage message={message} isOwn={message.createdBy === account} follows={isContinued(all[index - 1], message)} merge={messages.merge} />
            {message.id === reading.before.value && index < all.length - 1 && <p class="divider">New since you were here</p>}
          </Fragment>
        ))}
        <ul class="waiting" aria-label="Not sent yet">
          {outbox.pending.value.map((pending) => (
            <PendingMessage key={pending.key} pending={pending} outbox={outbox} />
          ))}
        </ul>
      </div>
      <Composer mute={membership.standing.mute.value} post={(text) => outbox.post(text)} />
    </section>
  );
}

/** Whether somebody goes on within two minutes: the name is not said again. */
function isContinued(before: Message | undefined, after: Message): boolean {
  const isSame = before?.createdBy === after.createdBy && before.createdByName === after.createdByName && !before.deletedAt;
  return isSame && after.createdAt - before.createdAt < 120_000;
}
