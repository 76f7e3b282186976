package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.PreviewedMutation.PreviewOutcome;
import nl.mutatieboek.importing.PreviewedMutation.PreviewedLine;
import nl.mutatieboek.ledger.CommandResult;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an import does to each balance: now, change and after, in the order of the file. The balances are read from the
 * state on which the book decides, before each batch of commands.
 */
final class ImportPreviewBuilder {
    /** More is counted and not listed. */
    static final int MAX_LINES = 5_000;

    private final List<PreviewedMutation> mutations = new ArrayList<>();
    private final Set<ItemPath> newItems = new HashSet<>();
    private final Map<BudgetAccount, @Nullable Thousands> balances = new HashMap<>();
    private int lines;
    private long mutationCount;

    /** Reads the balances that a batch touches, as they are before it. */
    void captureBalances(List<Command> batch, BookState book) {
        balances.clear();
        if (isFull()) {
            return;
        }
        for (Command command : batch) {
            switch (command) {
                case Command.ImportMutation c ->
                    c.proposal().postings().forEach(posting -> {
                        read(BudgetAccount.ofPosting(posting), book);
                        readAbove(posting.item(), posting.flow(), posting.year(), book);
                    });
                case Command.ImportBalances c ->
                    c.balances().forEach(stated -> readAbove(stated.item(), stated.flow(), stated.year(), book));
                default -> {}
            }
        }
    }

    /** The lines from which a stated balance gives up what comes to be known below it. */
    private void readAbove(ItemPath item, Flow flow, BudgetYear year, BookState book) {
        for (ItemPath level : item.account().ancestorsAndSelf()) {
            if (!level.isOpen()) {
                read(new BudgetAccount(level.toUnassigned(), flow, year), book);
            }
        }
    }

    private void read(BudgetAccount balance, BookState book) {
        if (!balances.containsKey(balance) && book.chapter(balance.item().chapter()) instanceof Chapter.Open open) {
            balances.put(balance, open.balance(balance.item(), balance.flow(), balance.year()));
        }
    }

    /** Adds what became of a command of the batch, in its order. */
    void addResult(long row, Command command, CommandResult answer) {
        switch (answer) {
            case CommandResult.DryRunResult would -> would.events().forEach(event -> recorded(row, event));
            case CommandResult.RefusedResult refused -> refused(row, command, refused.refusal());
            case CommandResult.RecordedResult recorded -> {}
            case CommandResult.KeyReusedResult reused -> {}
        }
    }

    private void recorded(long row, Event event) {
        if (event instanceof Event.ItemRegistered registered) {
            newItems.add(registered.item());
        } else if (event instanceof Event.MutationProposed proposed) {
            mutationCount++;
            if (!isFull()) {
                Map<BudgetAccount, @Nullable Thousands> now = new HashMap<>(balances);
                proposed.proposal().postings().forEach(this::book);
                list(row, PreviewOutcome.NEW, proposed.number(), proposed.proposal(), now);
            }
        }
    }

    private void refused(long row, Command command, Refusal refusal) {
        boolean there = ImportService.isAlreadyRecorded(refusal);
        PreviewOutcome outcome = there
                ? PreviewOutcome.ALREADY_THERE
                : refusal instanceof Refusal.LooksLike ? PreviewOutcome.LOOKS_LIKE : PreviewOutcome.REFUSED;
        if (command instanceof Command.ImportMutation taken) {
            mutationCount++;
            Proposal proposal = taken.proposal();
            if (isFull()) {
                return;
            }
            if (there) {
                addResult(row, outcome, numbers(refusal), proposal, List.of());
            } else {
                list(row, outcome, numbers(refusal), proposal, balances);
            }
        } else if (command instanceof Command.ImportBalances taken) {
            mutationCount++;
            if (!isFull()) {
                mutations.add(new PreviewedMutation(
                        row, outcome, numbers(refusal), taken.moment(), null, taken.title(), List.of()));
                lines++;
            }
        }
    }

    private static @Nullable String numbers(Refusal refusal) {
        return switch (refusal) {
            case Refusal.TakenBefore r -> r.number();
            case Refusal.EnteredBefore r -> r.number();
            case Refusal.LineTakenBefore r -> r.number();
            case Refusal.LooksLike r -> r.numbers();
            case Refusal.TakenOtherwise r -> r.number();
            case Refusal.TakenWithOther r -> r.number();
            case Refusal.TakenAndReversed r -> r.number();
            default -> null;
        };
    }

    /** Adds a posting to each balance that counts it. */
    private void book(Posting posting) {
        ItemPath account = posting.item().account();
        for (ItemPath level : account.ancestorsAndSelf()) {
            plus(new BudgetAccount(level, posting.flow(), posting.year()), posting.thousands());
        }
        if (!account.isOpen()) {
            plus(new BudgetAccount(account.toUnassigned(), posting.flow(), posting.year()), posting.thousands());
        }
    }

    private void plus(BudgetAccount balance, Thousands change) {
        if (balances.containsKey(balance)) {
            balances.compute(balance, (known, before) -> before == null ? change : before.plus(change));
        }
    }

    private void list(
            long row,
            PreviewOutcome outcome,
            @Nullable String numbers,
            Proposal proposal,
            Map<BudgetAccount, @Nullable Thousands> now) {
        List<PreviewedLine> changes = proposal.postings().stream()
                .map(posting -> {
                    Thousands before = now.get(BudgetAccount.ofPosting(posting));
                    return new PreviewedLine(
                            posting.item(),
                            newItems.contains(posting.item().account()),
                            posting.flow(),
                            posting.year(),
                            before,
                            posting.thousands(),
                            before == null ? posting.thousands() : before.plus(posting.thousands()));
                })
                .toList();
        addResult(row, outcome, numbers, proposal, changes);
    }

    private void addResult(
            long row,
            PreviewOutcome outcome,
            @Nullable String numbers,
            Proposal proposal,
            List<PreviewedLine> changes) {
        mutations.add(new PreviewedMutation(
                row, outcome, numbers, proposal.moment(), proposal.kind(), proposal.title(), changes));
        lines += Math.max(1, changes.size());
    }

    private boolean isFull() {
        return lines >= MAX_LINES;
    }

    /** The first ones. */
    List<PreviewedMutation> mutations() {
        return List.copyOf(mutations);
    }

    /** How many there are. */
    long mutationCount() {
        return mutationCount;
    }
}
