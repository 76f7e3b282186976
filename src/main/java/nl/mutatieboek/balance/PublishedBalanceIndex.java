package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.balance.ItemPublishedBalances.RecordedBalance;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Stores published balances in ledger order. */
final class PublishedBalanceIndex {
    private final List<RecordedBalance> recorded = new ArrayList<>();
    private final Map<ItemPath, ItemPublishedBalances> items = new HashMap<>();

    void add(long from, PublishedBalance balance) {
        RecordedBalance added = new RecordedBalance(from, balance);
        recorded.add(added);
        FlowYear flowYear = added.flowYear();
        for (ItemPath item : balance.item().ancestorsAndSelf()) {
            items.computeIfAbsent(item, i -> new ItemPublishedBalances()).addBelow(flowYear, balance.item());
        }
        items.computeIfAbsent(balance.item(), i -> new ItemPublishedBalances()).add(added);
    }

    /** Published balances at or below an item; null if there never were any. */
    @Nullable
    ItemPublishedBalances of(ItemPath item) {
        return items.get(item);
    }

    /**
     * Flows and years with a published balance at a point in time.
     *
     * @param chapter null for all
     */
    Set<FlowYear> flowYears(@Nullable ChapterCode chapter, ResolvedAsOf point) {
        Set<FlowYear> found = new HashSet<>();
        for (RecordedBalance one : recorded) {
            FlowYear flowYear = one.flowYear();
            if (!found.contains(flowYear)
                    && (chapter == null || one.balance().item().chapter().equals(chapter))
                    && one.isKnownAt(point)) {
                found.add(flowYear);
            }
        }
        return found;
    }

    private List<RecordedBalance> then(long upTo) {
        return recorded.stream().takeWhile(one -> one.from() <= upTo).toList();
    }

    int write(DataOutput out, long upTo) throws IOException {
        List<RecordedBalance> then = then(upTo);
        out.writeInt(then.size());
        for (RecordedBalance one : then) {
            PublishedBalance balance = one.balance();
            out.writeLong(one.from());
            out.writeUTF(balance.item().toString());
            out.writeUTF(balance.flow().name());
            out.writeInt(balance.year().value());
            out.writeUTF(balance.moment().toString());
            out.writeLong(balance.thousands().value());
            out.writeLong(balance.precision().thousands());
            write(out, balance.source().document());
            write(out, balance.source().place());
            write(out, balance.source().url());
            write(out, balance.source().sha256());
            Basis basis = balance.basis();
            write(out, basis == null ? null : basis.name());
            write(out, balance.note());
        }
        return then.size();
    }

    private static void write(DataOutput out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    void read(DataInput in) throws IOException {
        int then = in.readInt();
        for (int i = 0; i < then; i++) {
            add(
                    in.readLong(),
                    new PublishedBalance(
                            ItemPath.parse(in.readUTF()),
                            Flow.parse(in.readUTF()),
                            new BudgetYear(in.readInt()),
                            Moment.parse(in.readUTF()),
                            new Thousands(in.readLong()),
                            new Precision(in.readLong()),
                            source(in),
                            basis(in),
                            text(in)));
        }
    }

    private static Source source(DataInput in) throws IOException {
        String document = text(in);
        if (document == null) {
            throw new IOException("Source without a document");
        }
        return new Source(document, text(in), text(in), text(in));
    }

    private static @Nullable Basis basis(DataInput in) throws IOException {
        String name = text(in);
        return name == null ? null : Basis.parse(name);
    }

    private static @Nullable String text(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    Stream<String> rows(long upTo) {
        return then(upTo).stream().map(one -> one.balance() + " known from " + one.from());
    }
}
