package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.Line.sum;
import static nl.mutatieboek.domain.model.Refused.refuseIf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/**
 * The balances that documents state, plainly: before anything is taken over it is written down what every stated balance is,
 * and afterwards each is brought back to that, those deepest down first.
 */
final class PlainStatements {
    private final List<Dossier> dossiers;
    private final PlainCalendar calendar;

    PlainStatements(List<Dossier> dossiers, PlainCalendar calendar) {
        this.dossiers = dossiers;
        this.calendar = calendar;
    }

    /** What a dossier states of one account in its moment. */
    record Stated(Line account, String moment, long balance) {}

    List<Stated> standing() {
        List<Stated> standing = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            if (stands(dossier) && dossier.takesBack == null) {
                dossier.states.forEach(
                        (account, balance) -> standing.add(new Stated(account, dossier.moment, balance)));
            }
        }
        return standing;
    }

    /** Until it is taken back in its own moment. */
    private boolean stands(Dossier dossier) {
        return dossier.counts()
                && dossiers.stream()
                        .noneMatch(other ->
                                other.takesBack == dossier && other.moment.equals(dossier.moment) && stands(other));
    }

    /** The balance that is stated of an account in a moment, if any is. */
    Optional<Long> of(Line account, String moment) {
        return standing().stream()
                .filter(stated -> stated.moment.equals(moment) && stated.account.sameAccount(account))
                .map(Stated::balance)
                .findFirst();
    }

    /** The balances that a reversal of a reversal brings back, all in one moment. */
    Map<Line, Long> broughtBackBy(Dossier dossier) {
        boolean back = dossier.takesBack != null
                && dossier.takesBack.takesBack != null
                && dossier.moment.equals(dossier.takesBack.moment);
        if (!back) {
            return Map.of();
        }
        Dossier original = dossier.takesBack.takesBack;
        if (!original.moment.equals(dossier.moment)) {
            return Map.of();
        }
        return original.takesBack == null ? original.states : broughtBackBy(original);
    }

    /** The lines that must follow, by moment, when this is added and these are stated. */
    Map<String, List<Line>> restoring(List<Line> added, String moment, List<Stated> now) {
        Map<String, List<Line>> restoring = new TreeMap<>(calendar.line());
        if (!calendar.moments.containsKey(moment)) {
            return restoring;
        }
        List<Stated> all = new ArrayList<>(standing());
        Map<Stated, Long> wanted = new HashMap<>();
        all.forEach(stated -> wanted.put(stated, booked(stated)));
        now.forEach(stated -> wanted.put(stated, stated.balance));
        all.addAll(now);
        all.sort(Comparator.comparingInt(
                        (Stated stated) -> -stated.account.item().split("/").length)
                .thenComparing(stated -> stated.account.item())
                .thenComparing(stated -> stated.account.year())
                .thenComparing(stated -> stated.account.flowInOrder())
                .thenComparing(Stated::moment, calendar.line()));
        for (Stated stated : all) {
            long is = booked(stated);
            if (calendar.line().compare(moment, stated.moment) <= 0) {
                is += sum(added, line -> line.on(stated.account));
            }
            for (Map.Entry<String, List<Line>> before : restoring.entrySet()) {
                if (calendar.line().compare(before.getKey(), stated.moment) <= 0) {
                    is += sum(before.getValue(), line -> line.on(stated.account));
                }
            }
            long missing = wanted.get(stated) - is;
            refuseIf(Math.abs(missing) > Thousands.LARGEST_POSTED, "change-too-large");
            if (missing != 0 || now.contains(stated)) {
                restoring
                        .computeIfAbsent(stated.moment, m -> new ArrayList<>())
                        .add(new Line(
                                stated.account.item() + "/~", stated.account.flow(), stated.account.year(), missing));
            }
        }
        return restoring;
    }

    /** What a document publishes, as somebody would propose it. */
    static Proposal published(String moment, Precision precision, List<Line> lines) {
        return new Proposal(
                MutationKind.valueOf(moment.endsWith("-SW") ? "FINAL_BUDGET" : "PUBLISHED"),
                "published",
                "published",
                Moment.parse(moment),
                null,
                null,
                Continuation.UNKNOWN,
                Basis.READ,
                new Source("document", null, null, null),
                false,
                null,
                precision,
                KindDetails.NONE,
                null,
                null,
                null,
                null,
                lines.stream()
                        .map(line -> new Posting(
                                ItemPath.parse(line.item()),
                                Flow.valueOf(line.flow()),
                                new BudgetYear(line.year()),
                                new Thousands(line.thousands()),
                                null,
                                null,
                                null))
                        .toList());
    }

    /** What the book has of it at its moment. */
    long booked(Stated stated) {
        return dossiers.stream()
                .filter(Dossier::counts)
                .filter(dossier -> calendar.line().compare(dossier.moment, stated.moment) <= 0)
                .mapToLong(dossier -> sum(dossier.lines, line -> line.on(stated.account)))
                .sum();
    }
}
