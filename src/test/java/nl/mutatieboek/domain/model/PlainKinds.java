package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.Line.below;
import static nl.mutatieboek.domain.model.Line.sum;
import static nl.mutatieboek.domain.model.Refused.refuseIf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.Thousands;

/** What each kind of mutation asks, plainly. */
final class PlainKinds {
    private static final Set<String> OF_TWO_CHAPTERS =
            Set.of("TRANSFER", "WAGE_AND_PRICE_ADJUSTMENT", "YEAR_END_MARGIN");
    private static final Set<String> ZERO = Set.of(
            "RESERVE_ALLOCATION",
            "TRANSFER",
            "REALLOCATION",
            "REORGANISATION",
            "WAGE_AND_PRICE_ADJUSTMENT",
            "YEAR_END_MARGIN");
    private static final Set<String> MOVING =
            Set.of("CASH_SHIFT", "INTENSIFICATION", "SPENDING_CUT", "AMENDMENT", "GOVERNMENT_AMENDMENT");
    private static final Map<String, List<String>> MUST = Map.of(
            "RE_ESTIMATE", List.of("cause"),
            "AMENDMENT", List.of("bill", "continuation", "member", "parliamentaryPaper"),
            "GOVERNMENT_AMENDMENT", List.of("bill", "parliamentaryPaper"),
            "YEAR_END_MARGIN", List.of("carriedFrom"),
            "REORGANISATION", List.of("lineage"));
    private static final Map<String, String> MUST_OR_NOT_STATED =
            Map.of("RE_ESTIMATE", "prognosis", "INTENSIFICATION", "decision", "SPENDING_CUT", "decision");
    private static final Map<String, List<String>> MAY = Map.of("RESERVATION", List.of("decision", "conditions"));

    private final Dossier dossier;
    private final PlainCalendar calendar;
    private final Set<String> reserves;
    private final List<Line> lines;

    PlainKinds(Dossier dossier, PlainCalendar calendar, Set<String> reserves) {
        this.dossier = dossier;
        this.calendar = calendar;
        this.reserves = reserves;
        this.lines = dossier.lines;
    }

    /** Refuses for the first thing that the kind does not allow. */
    void refuse() {
        String kind = dossier.kind;
        if (kind.equals("REVERSAL")) {
            return;
        }
        refuseFields();
        boolean suggested = dossier.proposal.postings().stream().anyMatch(posting -> posting.suggested() != null);
        refuseIf(suggested && !kind.equals("EXTRAPOLATION"), "field-not-of-kind suggested");
        long unit = dossier.proposal.precision().thousands();
        lines.forEach(line -> refuseIf(line.thousands() % unit != 0, "figure-not-rounded"));
        for (Line line : lines) {
            long total = sum(lines, other -> other.sameTotal(line));
            refuseIf(Math.abs(total) > Thousands.LARGEST_POSTED, "mutation-total-too-large");
        }
        int asked = OF_TWO_CHAPTERS.contains(kind) ? 2 : 1;
        refuseIf(!kind.equals("REORGANISATION") && dossier.touched().size() != asked, "wrong-number-of-chapters");
        switch (kind) {
            case "OPENING" -> refuseStatedTwice();
            case "RESERVATION" -> refuseWhatIsNoEarmark();
            case "WAGE_AND_PRICE_ADJUSTMENT" -> refuseOtherCounterEntry();
            case "YEAR_END_MARGIN" -> {
                refuseOtherCounterEntry();
                int from = dossier.proposal.particulars().carriedFrom().value();
                lines.forEach(line -> refuseIf(line.year() != from + 1, "not-the-next-year"));
            }
            case "EXTRAPOLATION" -> refuseExtrapolation();
            case "FINAL_BUDGET" -> {
                refuseIf(!dossier.moment.endsWith("-SW"), "moment-not-of-kind");
                refuseStatedTwice();
            }
            case "GROSS_UP" -> refuseUneven();
            default -> {}
        }
        if (kind.equals("RESERVE_ALLOCATION")) {
            for (Line line : lines) {
                boolean onReserve = reserves.stream().anyMatch(reserve -> below(line.account(), reserve));
                refuseIf(line.thousands() < 0 && !onReserve, "not-a-reserve");
                refuseIf(line.thousands() > 0 && onReserve, "wrong-sign");
            }
        }
        if (ZERO.contains(kind)) {
            refuseWhatIsNotZero();
        }
        if (ZERO.contains(kind) || MOVING.contains(kind)) {
            for (String chapter : dossier.touched()) {
                refuseIf(
                        lines.stream()
                                .filter(line -> line.chapter().equals(chapter))
                                .allMatch(line -> sum(lines, line::sameAccount) == 0),
                        "nothing-moves");
            }
        }
        if (kind.equals("CASH_SHIFT")) {
            refuseOtherThanAShift();
        }
    }

    private void refuseFields() {
        List<String> must = MUST.getOrDefault(dossier.kind, List.of());
        String openly = MUST_OR_NOT_STATED.getOrDefault(dossier.kind, "");
        Set<String> stated = new HashSet<>(dossier.proposal.particulars().stated());
        if (!dossier.proposal.continuation().type().name().equals("UNKNOWN")) {
            stated.add("continuation");
        }
        must.forEach(name -> refuseIf(!stated.contains(name), "field-missing " + name));
        boolean notStated = stated.remove(openly + "NotStated");
        boolean there = stated.remove(openly);
        refuseIf(there && notStated, "field-not-of-kind " + openly + "NotStated");
        refuseIf(!openly.isEmpty() && !there && !notStated, "not-stated-either " + openly);
        stated.removeAll(must);
        stated.removeAll(MAY.getOrDefault(dossier.kind, List.of()));
        stated.remove("continuation");
        dossier.proposal.particulars().stated().stream()
                .filter(stated::contains)
                .forEach(name -> refuseIf(true, "field-not-of-kind " + name));
    }

    private void refuseWhatIsNoEarmark() {
        lines.forEach(line -> refuseIf(line.thousands() < 0, "wrong-sign"));
        for (Line line : lines) {
            int tooFew = calendar.chapters.get(line.chapter()).budgetStatement() ? 2 : 1;
            refuseIf(line.item().contains("~") || line.item().split("/").length <= tooFew, "not-an-earmark");
        }
        lines.forEach(line -> refuseIf(
                lines.stream()
                        .filter(other -> other.item().equals(line.item()))
                        .allMatch(other -> other.thousands() == 0),
                "nothing-reserved"));
    }

    private void refuseStatedTwice() {
        lines.forEach(line -> refuseIf(lines.stream().filter(line::sameAccount).count() > 1, "stated-twice"));
    }

    private void refuseOtherCounterEntry() {
        Set<Boolean> statements = dossier.touched().stream()
                .map(chapter -> calendar.chapters.get(chapter).budgetStatement())
                .collect(Collectors.toSet());
        refuseIf(statements.size() != 2, "counter-entry-elsewhere");
    }

    private void refuseExtrapolation() {
        int added = PlainCalendar.lastYear(dossier.moment);
        boolean none = added == PlainCalendar.year(dossier.moment);
        lines.forEach(line -> refuseIf(none || line.year() != added, "not-the-added-year"));
        for (int i = 0; i < lines.size(); i++) {
            boolean noted = dossier.proposal.postings().get(i).note() != null;
            refuseIf(lines.get(i).thousands() != dossier.suggested.get(i) && !noted, "adjusted-without-reason");
        }
        lines.forEach(line -> refuseIf(lines.stream().filter(line::sameAccount).count() > 1, "stated-twice"));
    }

    /** As much more receipts as expenditure, year by year. */
    private void refuseUneven() {
        lines.stream().map(Line::year).distinct().sorted().forEach(year -> {
            List<Line> both = lines.stream()
                    .filter(line -> line.year() == year && !line.flow().equals("COMMITMENTS"))
                    .toList();
            long expenditure = sum(both, line -> line.flow().equals("EXPENDITURE"));
            long receipts = sum(both, line -> line.flow().equals("RECEIPTS"));
            refuseIf(
                    !isRounding(expenditure - receipts, both),
                    "gross-up-uneven %d: %d and %d".formatted(year, expenditure, receipts));
        });
        refuseIf(
                lines.stream()
                        .allMatch(line ->
                                sum(lines, o -> o.flow().equals("EXPENDITURE") && o.year() == line.year()) == 0),
                "nothing-moves");
    }

    private void refuseWhatIsNotZero() {
        lines.stream()
                .sorted(Comparator.comparingInt(Line::flowInOrder).thenComparingInt(Line::year))
                .forEach(line -> {
                    List<Line> column = lines.stream()
                            .filter(o -> o.flow().equals(line.flow()) && o.year() == line.year())
                            .toList();
                    long sum = sum(column, o -> true);
                    refuseIf(!isRounding(sum, column), "unbalanced %s %d: %d".formatted(line.flow(), line.year(), sum));
                });
    }

    private void refuseOtherThanAShift() {
        lines.stream()
                .sorted(Comparator.comparing(Line::article).thenComparingInt(Line::flowInOrder))
                .forEach(line -> {
                    List<Line> row = lines.stream()
                            .filter(o -> o.article().equals(line.article())
                                    && o.flow().equals(line.flow()))
                            .toList();
                    long sum = sum(row, o -> true);
                    refuseIf(
                            !isRounding(sum, row),
                            "unbalanced-over-years %s %s: %d".formatted(line.article(), line.flow(), sum));
                });
        refuseIf(
                lines.stream()
                                .filter(line -> line.thousands() != 0)
                                .map(Line::year)
                                .distinct()
                                .count()
                        < 2,
                "one-year-only");
    }

    /**
     * At least three figures, without those that another of the same chapter cancels, may miss by one unit of their rounding
     * and by a million at most.
     *
     * @param figures what sums to it; of a gross-up, receipts count the other way
     */
    private boolean isRounding(long sum, List<Line> figures) {
        long unit = dossier.proposal.precision().thousands();
        boolean grossUp = dossier.kind.equals("GROSS_UP");
        List<Line> stated = new ArrayList<>();
        for (Line line : figures) {
            if (stated.stream().noneMatch(line::sameAccount)) {
                long figure = sum(figures, line::sameAccount);
                stated.add(new Line(
                        line.account(),
                        line.flow(),
                        line.year(),
                        grossUp && line.flow().equals("RECEIPTS") ? -figure : figure));
            }
        }
        stated.removeIf(line -> line.thousands() == 0);
        for (int i = 0; i < stated.size(); i++) {
            Line one = stated.get(i);
            Optional<Line> opposite = stated.stream()
                    .filter(other -> other.chapter().equals(one.chapter()) && other.thousands() == -one.thousands())
                    .findFirst();
            if (opposite.isPresent()) {
                stated.remove(one);
                stated.remove(opposite.get());
                i = -1;
            }
        }
        return sum == 0 || (unit > 1 && stated.size() > 2 && Math.abs(sum) <= Math.min(unit, 1_000));
    }
}
