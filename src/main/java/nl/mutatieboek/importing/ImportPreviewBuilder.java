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
import nl.mutatieboek.domain.ImportRefusal;
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
 * Collects what an import does to each balance (now, change and after), in the order of the file. Balances are read
 * from the book state on which the commands are decided, before each batch of commands.
 */
final class ImportPreviewBuilder {
    /** Lines beyond this are counted but not listed. */
    static final int MAX_LINES = 5_000;

    private final List<PreviewedMutation> mutations = new ArrayList<>();
    private final Set<ItemPath> newItems = new HashSet<>();
    private final Map<BudgetAccount, @Nullable Thousands> balances = new HashMap<>();
    private int lines;
    private long mutationCount;

    /** Reads the balances that a batch of commands changes, before it is decided. */
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
                        readUnassigned(posting.item(), posting.flow(), posting.year(), book);
                    });
                case Command.ImportBalances c ->
                    c.balances().forEach(stated -> readUnassigned(stated.item(), stated.flow(), stated.year(), book));
                default -> {}
            }
        }
    }

    /** A stated balance of an item moves from the unassigned account of each of its ancestors. */
    private void readUnassigned(ItemPath item, Flow flow, BudgetYear year, BookState book) {
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

    /** Adds the result of a command, in the order of the batch. */
    void addResult(long row, Command command, CommandResult result) {
        switch (result) {
            case CommandResult.DryRunResult dryRun -> dryRun.events().forEach(event -> addEvent(row, event));
            case CommandResult.RefusedResult refused -> addRefusal(row, command, refused.refusal());
            default -> {}
        }
    }

    private void addEvent(long row, Event event) {
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

    private void addRefusal(long row, Command command, Refusal refusal) {
        boolean recorded = ImportService.isAlreadyRecorded(refusal);
        PreviewOutcome outcome = recorded
                ? PreviewOutcome.ALREADY_THERE
                : refusal instanceof ImportRefusal.LooksLike ? PreviewOutcome.LOOKS_LIKE : PreviewOutcome.REFUSED;
        if (command instanceof Command.ImportMutation c) {
            mutationCount++;
            Proposal proposal = c.proposal();
            if (isFull()) {
                return;
            }
            if (recorded) {
                addResult(row, outcome, mutationNumbers(refusal), proposal, List.of());
            } else {
                list(row, outcome, mutationNumbers(refusal), proposal, balances);
            }
        } else if (command instanceof Command.ImportBalances c) {
            mutationCount++;
            if (!isFull()) {
                mutations.add(new PreviewedMutation(
                        row, outcome, mutationNumbers(refusal), c.moment(), null, c.title(), List.of()));
                lines++;
            }
        }
    }

    private static @Nullable String mutationNumbers(Refusal refusal) {
        return switch (refusal) {
            case ImportRefusal.TakenBefore r -> r.number();
            case ImportRefusal.EnteredBefore r -> r.number();
            case ImportRefusal.LineTakenBefore r -> r.number();
            case ImportRefusal.LooksLike r -> r.numbers();
            case ImportRefusal.TakenOtherwise r -> r.number();
            case ImportRefusal.TakenWithOther r -> r.number();
            case ImportRefusal.TakenAndReversed r -> r.number();
            default -> null;
        };
    }

    /** Adds a posting to each balance that counts it. */
    private void book(Posting posting) {
        ItemPath account = posting.item().account();
        for (ItemPath level : account.ancestorsAndSelf()) {
            addChange(new BudgetAccount(level, posting.flow(), posting.year()), posting.thousands());
        }
        if (!account.isOpen()) {
            addChange(new BudgetAccount(account.toUnassigned(), posting.flow(), posting.year()), posting.thousands());
        }
    }

    private void addChange(BudgetAccount balance, Thousands change) {
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

    /** The first previewed mutations, up to {@link #MAX_LINES} lines. */
    List<PreviewedMutation> mutations() {
        return List.copyOf(mutations);
    }

    /** Number of mutations in the file. */
    long mutationCount() {
        return mutationCount;
    }
}
