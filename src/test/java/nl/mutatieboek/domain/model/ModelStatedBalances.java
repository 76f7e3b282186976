package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelPosting.sum;
import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/** Plain model of stated balances: all of them are noted before an import, and restored after it, deepest first. */
final class ModelStatedBalances {
    private final List<ModelMutation> mutations;
    private final ModelCalendar calendar;

    ModelStatedBalances(List<ModelMutation> mutations, ModelCalendar calendar) {
        this.mutations = mutations;
        this.calendar = calendar;
    }

    /** A stated balance of one account in its moment. */
    record ModelStatedBalance(ModelPosting account, String moment, long balance) {}

    List<ModelStatedBalance> activeStatements() {
        List<ModelStatedBalance> standing = new ArrayList<>();
        for (ModelMutation mutation : mutations) {
            if (isActive(mutation) && mutation.takesBack == null) {
                mutation.states.forEach(
                        (account, balance) -> standing.add(new ModelStatedBalance(account, mutation.moment, balance)));
            }
        }
        return standing;
    }

    /** Until it is taken back in its own moment. */
    private boolean isActive(ModelMutation mutation) {
        return mutation.isCounted()
                && mutations.stream()
                        .noneMatch(other ->
                                other.takesBack == mutation && other.moment.equals(mutation.moment) && isActive(other));
    }

    /** The balance that is stated of an account in a moment, if any is. */
    Optional<Long> statedBalance(ModelPosting account, String moment) {
        return activeStatements().stream()
                .filter(stated -> stated.moment.equals(moment) && stated.account.hasSameAccount(account))
                .map(ModelStatedBalance::balance)
                .findFirst();
    }

    /** The balances that a reversal of a reversal brings back, all in one moment. */
    Map<ModelPosting, Long> broughtBackBy(ModelMutation mutation) {
        boolean back = mutation.takesBack != null
                && mutation.takesBack.takesBack != null
                && mutation.moment.equals(mutation.takesBack.moment);
        if (!back) {
            return Map.of();
        }
        ModelMutation original = mutation.takesBack.takesBack;
        if (!original.moment.equals(mutation.moment)) {
            return Map.of();
        }
        return original.takesBack == null ? original.states : broughtBackBy(original);
    }

    /** The lines that must follow, by moment, when this is added and these are stated. */
    Map<String, List<ModelPosting>> restoringPostings(
            List<ModelPosting> added, String moment, List<ModelStatedBalance> now) {
        Map<String, List<ModelPosting>> restoring = new TreeMap<>(calendar.momentOrder());
        if (!calendar.moments.containsKey(moment)) {
            return restoring;
        }
        List<ModelStatedBalance> all = new ArrayList<>(activeStatements());
        Map<ModelStatedBalance, Long> wanted = new HashMap<>();
        all.forEach(stated -> wanted.put(stated, booked(stated)));
        now.forEach(stated -> wanted.put(stated, stated.balance));
        all.addAll(now);
        all.sort(Comparator.comparingInt(
                        (ModelStatedBalance stated) -> -stated.account.item().split("/").length)
                .thenComparing(stated -> stated.account.item())
                .thenComparing(stated -> stated.account.year())
                .thenComparing(stated -> stated.account.flowOrder())
                .thenComparing(ModelStatedBalance::moment, calendar.momentOrder()));
        for (ModelStatedBalance stated : all) {
            long is = booked(stated);
            if (calendar.momentOrder().compare(moment, stated.moment) <= 0) {
                is += sum(added, line -> line.isWithin(stated.account));
            }
            for (Map.Entry<String, List<ModelPosting>> before : restoring.entrySet()) {
                if (calendar.momentOrder().compare(before.getKey(), stated.moment) <= 0) {
                    is += sum(before.getValue(), line -> line.isWithin(stated.account));
                }
            }
            long missing = wanted.get(stated) - is;
            refuseIf(Math.abs(missing) > Thousands.MAX_POSTING, "change-too-large");
            if (missing != 0 || now.contains(stated)) {
                restoring
                        .computeIfAbsent(stated.moment, m -> new ArrayList<>())
                        .add(new ModelPosting(
                                stated.account.item() + "/~", stated.account.flow(), stated.account.year(), missing));
            }
        }
        return restoring;
    }

    /** The proposal that a document publishes. */
    static Proposal published(String moment, Precision precision, List<ModelPosting> lines) {
        return new ProposalBuilder(
                        MutationKind.valueOf(moment.endsWith("-SW") ? "FINAL_BUDGET" : "PUBLISHED"),
                        "published",
                        "published",
                        Moment.parse(moment),
                        Source.ofDocument("document"),
                        lines.stream()
                                .map(line -> new Posting(
                                        ItemPath.parse(line.item()),
                                        Flow.valueOf(line.flow()),
                                        new BudgetYear(line.year()),
                                        new Thousands(line.thousands()),
                                        null,
                                        null,
                                        null))
                                .toList())
                .precision(precision)
                .build();
    }

    /** The balance of the book at its moment. */
    long booked(ModelStatedBalance stated) {
        return mutations.stream()
                .filter(ModelMutation::isCounted)
                .filter(mutation -> calendar.momentOrder().compare(mutation.moment, stated.moment) <= 0)
                .mapToLong(mutation -> sum(mutation.lines, line -> line.isWithin(stated.account)))
                .sum();
    }
}
