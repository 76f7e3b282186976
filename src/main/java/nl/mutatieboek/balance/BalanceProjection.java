package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.balance.FlowYearSums.YearRange;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;

/** Projection of all booked and pending postings by account, from which every balance is summed. */
final class BalanceProjection implements Projection {
    private final Map<BudgetAccount, AccountPostingColumns> accounts = new LinkedHashMap<>();
    /** Accounts at or below each item. */
    private final Map<ItemPath, List<AccountPostingColumns>> below = new HashMap<>();

    private final Map<ItemPath, List<ItemPath>> lineages = new HashMap<>();
    private YearRange years = YearRange.NONE;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Moment, Integer> momentNumbers = new HashMap<>();
    private volatile @Nullable MomentOrder order;

    private final MutationColumns mutationColumns = new MutationColumns();
    private final Map<MutationId, UnsettledMutation> pending = new HashMap<>();
    private final PublishedBalanceIndex publishedBalances = new PublishedBalanceIndex();

    /** A mutation that is pending: the indexes of its postings by account, in booking order. */
    private record UnsettledMutation(int mutation, Map<AccountPostingColumns, Deque<Integer>> lines) {
        UnsettledMutation(int mutation) {
            this(mutation, new LinkedHashMap<>());
        }

        void add(AccountPostingColumns account, int which) {
            // Mostly one posting.
            lines.computeIfAbsent(account, a -> new ArrayDeque<>(1)).add(which);
        }
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        int from = Math.toIntExact(countsFrom);
        switch (entry.event()) {
            case Event.MutationProposed e -> propose(e.mutation(), e.proposal(), from);
            case Event.PostingsBooked e -> book(e, Math.toIntExact(entry.ledgerNumber()), from);
            case Event.MutationBooked e -> booked(e.mutation());
            case Event.MutationRejected e -> end(e.mutation(), from);
            case Event.MutationReturned e -> end(e.mutation(), from);
            case Event.MutationWithdrawn e -> end(e.mutation(), from);
            case Event.PublishedBalanceRecorded e -> publishedBalances.add(countsFrom, e.published());
            // Other events post no amount.
            default -> {}
        }
    }

    private void propose(MutationId id, Proposal proposal, int from) {
        int mutation = mutationColumns.add(id, proposal, from);
        UnsettledMutation added = new UnsettledMutation(mutation);
        int moment = momentNumbers.computeIfAbsent(proposal.moment(), this::addMoment);
        int day = Math.toIntExact(proposal.day().toEpochDay());
        for (Posting posting : proposal.postings()) {
            AccountPostingColumns lines = accounts.computeIfAbsent(account(posting), this::addAccount);
            PostingAttributes attributes = PostingAttributes.of(proposal, posting);
            int which = lines.add(posting.thousands().value(), day, moment, mutation, attributes);
            added.add(lines, which);
        }
        pending.put(id, added);
    }

    private static BudgetAccount account(Posting posting) {
        return new BudgetAccount(posting.item().account(), posting.flow(), posting.year());
    }

    private AccountPostingColumns addAccount(BudgetAccount account) {
        years = years.including(account.year());
        AccountPostingColumns lines = new AccountPostingColumns(
                account, lineages.computeIfAbsent(account.item(), ItemPath::ancestorsAndSelf), mutationColumns);
        lines.itemsFromChapter()
                .forEach(item ->
                        below.computeIfAbsent(item, i -> new ArrayList<>()).add(lines));
        return lines;
    }

    private int addMoment(Moment moment) {
        if (moments.size() == AccountPostingColumns.MOST_MOMENTS) {
            throw new IllegalStateException("Too many moments for the posting columns");
        }
        moments.add(moment);
        return moments.size() - 1;
    }

    /** Books the postings of a mutation, which must equal the proposed ones. */
    private void book(Event.PostingsBooked booked, int entryNumber, int countsFrom) {
        UnsettledMutation proposed = pendingOf(booked.mutation());
        for (int line = 0; line < booked.postings().size(); line++) {
            Posting posting = booked.postings().get(line);
            AccountPostingColumns lines = accounts.get(account(posting));
            Deque<Integer> indexes = lines == null ? null : proposed.lines().get(lines);
            Integer which = indexes == null ? null : indexes.poll();
            if (lines == null
                    || which == null
                    || lines.thousands(which) != posting.thousands().value()) {
                throw new IllegalStateException(
                        "%s of %s was booked and not proposed".formatted(posting, booked.number()));
            }
            lines.book(which, countsFrom, entryNumber, line);
        }
    }

    private UnsettledMutation pendingOf(MutationId mutation) {
        UnsettledMutation of = pending.get(mutation);
        if (of == null) {
            throw new IllegalStateException("Mutation is not pending: " + mutation);
        }
        return of;
    }

    private void booked(MutationId mutation) {
        if (pendingOf(mutation).lines().values().stream().anyMatch(indexes -> !indexes.isEmpty())) {
            throw new IllegalStateException("Not all postings of " + mutation + " were booked");
        }
        pending.remove(mutation);
    }

    /** Discards the pending postings of a mutation. */
    private void end(MutationId mutation, int from) {
        UnsettledMutation settled = pendingOf(mutation);
        settled.lines().forEach((lines, indexes) -> indexes.forEach(which -> lines.discard(which, from)));
        pending.remove(mutation);
    }

    AsOfFilter filterFor(ResolvedAsOf point) {
        return filterFor(point, null);
    }

    /** @param mark selects lines; null for all */
    AsOfFilter filterFor(ResolvedAsOf point, @Nullable MarkSelection mark) {
        return new AsOfFilter(point, order(point.now()), mark);
    }

    private MomentOrder order(StructureSnapshot now) {
        MomentOrder known = order;
        if (known == null || !known.isCurrentFor(now, moments.size())) {
            known = MomentOrder.of(now, moments);
            order = known;
        }
        return known;
    }

    /** Accounts at or below an item; null for all. */
    Stream<AccountPostingColumns> accountsWithin(@Nullable ItemPath item) {
        if (item == null) {
            return accounts.values().stream();
        }
        Stream<AccountPostingColumns> accountsBelow = below.getOrDefault(item.account(), List.of()).stream();
        return item.isOpen()
                ? accountsBelow.filter(
                        lines -> PostingQueries.belongsTo(lines.account().item(), item))
                : accountsBelow;
    }

    /** The postings of an account; null if there never were any. */
    @Nullable
    AccountPostingColumns account(BudgetAccount account) {
        return accounts.get(account);
    }

    MutationColumns mutationColumns() {
        return mutationColumns;
    }

    int accountCount() {
        return accounts.size();
    }

    int momentCount() {
        return moments.size();
    }

    Moment moment(int number) {
        return moments.get(number);
    }

    /** Budget years of the accounts. */
    YearRange years() {
        return years;
    }

    PublishedBalanceIndex publishedBalances() {
        return publishedBalances;
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        int momentsThen = 0;
        List<AccountPostingColumns> then = accounts.values().stream()
                .filter(lines -> lines.sizeAsOf(upTo) > 0)
                .toList();
        for (AccountPostingColumns lines : then) {
            int count = lines.sizeAsOf(upTo);
            for (int i = 0; i < count; i++) {
                momentsThen = Math.max(momentsThen, lines.moment(i) + 1);
            }
        }
        out.writeInt(momentsThen);
        for (Moment moment : moments.subList(0, momentsThen)) {
            out.writeUTF(moment.toString());
        }
        long rows = mutationColumns.write(out, upTo);
        out.writeInt(then.size());
        for (AccountPostingColumns lines : then) {
            out.writeUTF(lines.account().item().toString());
            out.writeUTF(lines.account().flow().name());
            out.writeInt(lines.account().year().value());
            rows += lines.write(out, upTo);
        }
        return rows + publishedBalances.write(out, upTo);
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int momentsThen = in.readInt();
        for (int i = 0; i < momentsThen; i++) {
            Moment moment = Moment.parse(in.readUTF());
            momentNumbers.put(moment, addMoment(moment));
        }
        mutationColumns.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            BudgetAccount account = new BudgetAccount(
                    ItemPath.parse(in.readUTF()), Flow.parse(in.readUTF()), new BudgetYear(in.readInt()));
            AccountPostingColumns lines = accounts.computeIfAbsent(account, this::addAccount);
            lines.read(in);
            IntStream.range(0, lines.size()).forEach(which -> readOn(lines, which));
        }
        publishedBalances.read(in);
    }

    private void readOn(AccountPostingColumns lines, int which) {
        if (lines.settledFrom(which) == AccountPostingColumns.NOT_SETTLED) {
            pending.computeIfAbsent(
                            mutationColumns.id(lines.mutation(which)),
                            id -> new UnsettledMutation(lines.mutation(which)))
                    .add(lines, which);
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return Stream.of(mutationColumns.rows(upTo), lineRows(upTo), publishedBalances.rows(upTo))
                .flatMap(rows -> rows);
    }

    private Stream<String> lineRows(long upTo) {
        return accounts.values().stream()
                .flatMap(lines -> IntStream.range(0, lines.sizeAsOf(upTo)).mapToObj(i -> row(lines, i, upTo)));
    }

    private String row(AccountPostingColumns lines, int i, long upTo) {
        boolean settled = lines.settledFrom(i) <= upTo;
        return "%s %s %s: %d in %s from day %d of %s, pending from %d, %s, %d %d %d, %s"
                .formatted(
                        lines.account().item(),
                        lines.account().flow(),
                        lines.account().year(),
                        lines.thousands(i),
                        moments.get(lines.moment(i)),
                        lines.day(i),
                        mutationColumns.id(lines.mutation(i)),
                        lines.from(i),
                        !settled
                                ? "still"
                                : lines.isBooked(i)
                                        ? "booked by %d.%d from %d"
                                                .formatted(
                                                        lines.bookingEntryNumber(i),
                                                        lines.line(i),
                                                        lines.settledFrom(i))
                                        : "ended at " + lines.settledFrom(i),
                        lines.openingDelta(i),
                        lines.baseDelta(i),
                        lines.packedCertainty(i) * lines.reversalSign(i),
                        lines.marks(i));
    }
}
