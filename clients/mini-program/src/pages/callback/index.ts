import type { Outcome } from '../../../../api/client.ts';
import { type ShownCall, type ShownSlot, shownCall, shownSlots } from '../../calls.ts';
import { isInDoubt, sentenceOf } from '../../failures.ts';
import { newKey, service } from '../../service.ts';
import { askPermission, isAllowed, report, templatesFor } from '../../subscriptions.ts';
import { dateOf, texts, topics } from '../../texts.ts';

interface Chosen {
  readonly detail: { readonly value: string };
}
interface Tapped<Of extends string> {
  readonly currentTarget: { readonly dataset: Readonly<Record<Of, string>> };
}
type Changed = Outcome<'bookAsCustomer'> | Outcome<'moveAsCustomer'> | Outcome<'cancelAsCustomer'>;

const t = texts();
const DAYS_AHEAD = 14;

Component({
  data: {
    ...{ t, topics: topics(), topicAt: 0, busy: false, read: false, said: '', fault: '', phone: '' },
    // What is chosen for a booking, the call that is being moved, the one that a tap would cancel.
    ...{ slot: '', moving: '', sure: '' },
    ...{ date: dateOf(Date.now(), 0), first: dateOf(Date.now(), 0), last: dateOf(Date.now(), DAYS_AHEAD) },
    slots: [] as readonly ShownSlot[],
    calls: [] as readonly ShownCall[],
    templates: [] as readonly string[],
    // One key for one wish: it stays until its answer is there, and other words get another one.
    wish: undefined as { readonly of: string; readonly key: string; readonly mayRemind?: boolean } | undefined,
  },
  pageLifetimes: {
    async show() {
      wx.setNavigationBarTitle({ title: t.callbackTitle });
      await Promise.all([this.readSlots(), this.readCalls()]);
      this.setData({ templates: await templatesFor('CALLBACK') });
    },
  },
  methods: {
    topic() {
      return topics()[this.data.topicAt]?.id ?? 'INQUIRY';
    },
    async readSlots() {
      const { date } = this.data;
      const found = await service.attempt('mySlots', { query: { date, topic: this.topic() } });
      if (date !== this.data.date) return;
      if (found.ok) this.setData({ slots: shownSlots(found.data), read: true });
      else this.setData({ slots: [], read: false, said: this.data.said || sentenceOf(found.error, t, true) });
    },
    async readCalls() {
      const found = await service.attempt('myCallbacks', {});
      if (found.ok) this.setData({ calls: found.data.items.map(shownCall) });
      else this.setData({ said: this.data.said || sentenceOf(found.error, t, true) });
    },
    chooseTopic({ detail }: Chosen) {
      this.setData({ topicAt: Number(detail.value), slot: '', said: '' });
      return this.readSlots();
    },
    chooseDay({ detail }: Chosen) {
      this.setData({ date: detail.value, slot: '', said: '', slots: [], read: false });
      return this.readSlots();
    },
    chooseSlot({ currentTarget }: Tapped<'slot'>) {
      this.setData({ slot: currentTarget.dataset.slot, said: '' });
    },
    write({ detail }: Chosen) {
      this.setData({ phone: detail.value, fault: '' });
    },
    keyOf(...wish: readonly string[]): string {
      const of = wish.join(' ');
      if (this.data.wish?.of !== of) this.setData({ wish: { of, key: newKey() } });
      return this.data.wish?.key ?? newKey();
    },
    /** Asks within the tap whether we may remind him, then books, whatever was answered. */
    async book() {
      const { slot, busy, templates } = this.data;
      if (busy) return;
      if (!slot) return this.setData({ said: t.slotNeeded });
      const phone = this.data.phone.trim();
      const key = this.keyOf('book', slot, this.topic(), phone);
      // A wish that is tried again stays as it was, so the guest is not asked again either.
      const known = this.data.wish?.mayRemind;
      const asked = askPermission(known === undefined ? templates : []);
      this.setData({ busy: true, said: '', fault: '' });
      const results = await asked;
      const mayRemind = known ?? isAllowed(results);
      this.setData({ 'wish.mayRemind': mayRemind });
      const body = { slot, topic: this.topic(), mayRemind, ...(phone && { phone }) };
      this.changed(await service.attempt('bookAsCustomer', { body, key }), t.booked);
      await report(results);
    },
    move({ currentTarget }: Tapped<'id'>) {
      this.setData({ moving: currentTarget.dataset.id, slot: '', sure: '', said: '' });
    },
    keepCall() {
      this.setData({ moving: '', slot: '', said: '' });
    },
    async moveHere() {
      const { slot, moving: callbackId, busy } = this.data;
      if (busy) return;
      if (!slot) return this.setData({ said: t.slotNeeded });
      const key = this.keyOf('move', callbackId, slot);
      this.setData({ busy: true, said: '' });
      this.changed(await service.attempt('moveAsCustomer', { params: { callbackId }, body: { slot }, key }), t.moved);
    },
    async cancel({ currentTarget }: Tapped<'id'>) {
      const callbackId = currentTarget.dataset.id;
      if (this.data.busy) return;
      if (this.data.sure !== callbackId) return this.setData({ sure: callbackId, said: '' });
      const key = this.keyOf('cancel', callbackId);
      this.setData({ busy: true, said: '', sure: '' });
      this.changed(await service.attempt('cancelAsCustomer', { params: { callbackId }, body: {}, key }), t.cancelled);
    },
    /** What came of a wish; the lists are read again, because they may have changed either way. */
    async changed(outcome: Changed, done: string) {
      const isOver = outcome.ok || !isInDoubt(outcome.error);
      if (isOver) this.setData({ wish: undefined });
      if (outcome.ok) this.setData({ slot: '', moving: '', said: done });
      else this.refused(outcome.error);
      await Promise.all([this.readSlots(), this.readCalls()]);
      this.setData({ busy: false });
    },
    refused(error: Extract<Changed, { readonly ok: false }>['error']) {
      const isPhone = error.fields.some(({ path }) => path === 'phone');
      const isSlot = error.code === 'callback.slotFull' || error.code === 'callback.slotNotOffered';
      this.setData({
        said: error.status === 0 ? t.bookedUnanswered : sentenceOf(error, t),
        ...(isPhone && { fault: error.code === 'callback.phoneNeeded' ? t.needed : t.notRight }),
        ...(isSlot && { slot: '' }),
      });
    },
  },
});
