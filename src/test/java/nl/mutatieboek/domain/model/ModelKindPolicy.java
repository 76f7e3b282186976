package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelPosting.isAtOrBelow;
import static nl.mutatieboek.domain.model.ModelPosting.sum;
import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.value.Thousands;

/** Plain model of the requirements of each kind of mutation. */
final class ModelKindPolicy {
    private static final Set<String> OF_TWO_CHAPTERS = Set.of("TRANSFER", "YEAR_END_MARGIN");
    private static final Set<String> OF_ANY_CHAPTERS =
            Set.of("WAGE_AND_PRICE_ADJUSTMENT", "CASH_SHIFT", "REORGANISATION");
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

    private final ModelMutation mutation;
    private final ModelCalendar calendar;
    private final Set<String> reserves;
    private final List<ModelPosting> lines;

    ModelKindPolicy(ModelMutation mutation, ModelCalendar calendar, Set<String> reserves) {
        this.mutation = mutation;
        this.calendar = calendar;
        this.reserves = reserves;
        this.lines = mutation.lines;
    }

    /** Refuses for the first thing that the kind does not allow. */
    void requireKindRule() {
        String kind = mutation.kind;
        if (kind.equals("REVERSAL")) {
            return;
        }
        refuseFields();
        boolean suggested = mutation.proposal.postings().stream().anyMatch(posting -> posting.suggested() != null);
        refuseIf(suggested && !kind.equals("EXTRAPOLATION"), "field-not-of-kind suggested");
        long unit = mutation.proposal.precision().thousands();
        lines.forEach(line -> refuseIf(line.thousands() % unit != 0, "figure-not-rounded"));
        for (ModelPosting line : lines) {
            long total = sum(lines, other -> other.hasSameTotal(line));
            refuseIf(Math.abs(total) > Thousands.MAX_POSTING, "mutation-total-too-large");
        }
        int requested = OF_TWO_CHAPTERS.contains(kind) ? 2 : 1;
        refuseIf(
                !OF_ANY_CHAPTERS.contains(kind) && mutation.chapters().size() != requested, "wrong-number-of-chapters");
        refuseIf(kind.equals("WAGE_AND_PRICE_ADJUSTMENT") && mutation.chapters().size() < 2, "too-few-chapters");
        switch (kind) {
            case "OPENING" -> refuseStatedTwice();
            case "RESERVATION" -> refuseWhatIsNoEarmark();
            case "WAGE_AND_PRICE_ADJUSTMENT" -> {
                refuseOtherCounterEntry();
                refuseSameDirection();
            }
            case "YEAR_END_MARGIN" -> {
                refuseOtherCounterEntry();
                int from = mutation.proposal.particulars().carriedFrom().value();
                lines.forEach(line -> refuseIf(line.year() != from + 1, "not-the-next-year"));
            }
            case "EXTRAPOLATION" -> refuseExtrapolation();
            case "FINAL_BUDGET" -> {
                refuseIf(!mutation.moment.endsWith("-SW"), "moment-not-of-kind");
                refuseStatedTwice();
            }
            case "GROSS_UP" -> refuseUneven();
            default -> {}
        }
        if (kind.equals("RESERVE_ALLOCATION")) {
            for (ModelPosting line : lines) {
                boolean onReserve = reserves.stream().anyMatch(reserve -> isAtOrBelow(line.accountPath(), reserve));
                refuseIf(line.thousands() < 0 && !onReserve, "not-a-reserve");
                refuseIf(line.thousands() > 0 && onReserve, "wrong-sign");
            }
        }
        if (ZERO.contains(kind)) {
            refuseWhatIsNotZero();
        }
        if (ZERO.contains(kind) || MOVING.contains(kind)) {
            for (String chapter : mutation.chapters()) {
                refuseIf(
                        lines.stream()
                                .filter(line -> line.chapter().equals(chapter))
                                .allMatch(line -> sum(lines, line::hasSameAccount) == 0),
                        "nothing-moves");
            }
        }
        if (kind.equals("CASH_SHIFT")) {
            refuseOtherThanAShift();
        }
    }

    private void refuseFields() {
        List<String> must = MUST.getOrDefault(mutation.kind, List.of());
        String openly = MUST_OR_NOT_STATED.getOrDefault(mutation.kind, "");
        Set<String> stated = new HashSet<>(mutation.proposal.particulars().statedFields());
        if (!mutation.proposal.continuation().type().name().equals("UNKNOWN")) {
            stated.add("continuation");
        }
        must.forEach(name -> refuseIf(!stated.contains(name), "field-missing " + name));
        boolean notStated = stated.remove(openly + "NotStated");
        boolean there = stated.remove(openly);
        refuseIf(there && notStated, "field-not-of-kind " + openly + "NotStated");
        refuseIf(!openly.isEmpty() && !there && !notStated, "not-stated-either " + openly);
        stated.removeAll(must);
        stated.removeAll(MAY.getOrDefault(mutation.kind, List.of()));
        stated.remove("continuation");
        mutation.proposal.particulars().statedFields().stream()
                .filter(stated::contains)
                .forEach(name -> refuseIf(true, "field-not-of-kind " + name));
    }

    private void refuseWhatIsNoEarmark() {
        lines.forEach(line -> refuseIf(line.thousands() < 0, "wrong-sign"));
        for (ModelPosting line : lines) {
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
        lines.forEach(
                line -> refuseIf(lines.stream().filter(line::hasSameAccount).count() > 1, "stated-twice"));
    }

    private void refuseOtherCounterEntry() {
        long without = mutation.chapters().stream()
                .filter(chapter -> !calendar.chapters.get(chapter).budgetStatement())
                .count();
        refuseIf(without != 1, "counter-entry-elsewhere");
    }

    /** What a chapter gets, the Aanvullende Post gives, and the other way round. */
    private void refuseSameDirection() {
        String post = mutation.chapters().stream()
                .filter(chapter -> !calendar.chapters.get(chapter).budgetStatement())
                .findFirst()
                .orElseThrow();
        lines.stream()
                .filter(line -> !line.chapter().equals(post))
                .sorted(Comparator.comparingInt(ModelPosting::flowOrder)
                        .thenComparingInt(ModelPosting::year)
                        .thenComparing(ModelPosting::chapter))
                .forEach(line -> {
                    long part = sumOf(line.chapter(), line.flow(), line.year());
                    long counter = sumOf(post, line.flow(), line.year());
                    boolean opposite = part > 0 ? counter < 0 : part == 0 || counter > 0;
                    refuseIf(
                            !opposite,
                            "counter-entry-not-opposite %s %s %d: %d and %d"
                                    .formatted(line.chapter(), line.flow(), line.year(), part, counter));
                });
    }

    private long sumOf(String chapter, String flow, int year) {
        return sum(lines, line -> line.chapter().equals(chapter) && line.flow().equals(flow) && line.year() == year);
    }

    private void refuseExtrapolation() {
        int added = ModelCalendar.lastYear(mutation.moment);
        boolean none = added == ModelCalendar.year(mutation.moment);
        lines.forEach(line -> refuseIf(none || line.year() != added, "not-the-added-year"));
        for (int i = 0; i < lines.size(); i++) {
            boolean noted = mutation.proposal.postings().get(i).note() != null;
            refuseIf(lines.get(i).thousands() != mutation.suggested.get(i) && !noted, "adjusted-without-reason");
        }
        lines.forEach(
                line -> refuseIf(lines.stream().filter(line::hasSameAccount).count() > 1, "stated-twice"));
    }

    /** Receipts and expenditure change equally in each year. */
    private void refuseUneven() {
        lines.stream().map(ModelPosting::year).distinct().sorted().forEach(year -> {
            List<ModelPosting> both = lines.stream()
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
                .sorted(Comparator.comparingInt(ModelPosting::flowOrder).thenComparingInt(ModelPosting::year))
                .forEach(line -> {
                    List<ModelPosting> column = lines.stream()
                            .filter(o -> o.flow().equals(line.flow()) && o.year() == line.year())
                            .toList();
                    long sum = sum(column, o -> true);
                    refuseIf(!isRounding(sum, column), "unbalanced %s %d: %d".formatted(line.flow(), line.year(), sum));
                });
    }

    /** What a chapter has in a flow shifts by itself, whatever other chapters do. */
    private void refuseOtherThanAShift() {
        List<ModelPosting> parts = lines.stream()
                .sorted(Comparator.comparing(ModelPosting::chapter).thenComparingInt(ModelPosting::flowOrder))
                .toList();
        parts.forEach(line -> {
            List<ModelPosting> row = partOf(line);
            long sum = sum(row, o -> true);
            refuseIf(
                    !isRounding(sum, row),
                    "unbalanced-over-years %s %s: %d".formatted(line.chapter(), line.flow(), sum));
        });
        refuseIf(
                lines.stream()
                                .filter(line -> line.thousands() != 0)
                                .map(ModelPosting::year)
                                .distinct()
                                .count()
                        < 2,
                "one-year-only");
        parts.stream().filter(line -> line.thousands() != 0).forEach(this::refuseMoreBetweenItems);
    }

    private List<ModelPosting> partOf(ModelPosting line) {
        return lines.stream()
                .filter(o -> o.flow().equals(line.flow()) && o.chapter().equals(line.chapter()))
                .toList();
    }

    /** What years give to years is not less than what items give to items in the years. */
    private void refuseMoreBetweenItems(ModelPosting line) {
        List<ModelPosting> part = partOf(line);
        long more = 0;
        long less = 0;
        long items = 0;
        for (int year : part.stream().map(ModelPosting::year).distinct().toList()) {
            long total = sum(part, o -> o.year() == year);
            more += Math.max(total, 0);
            less -= Math.min(total, 0);
            long up = 0;
            long down = 0;
            Set<String> seen = new HashSet<>();
            for (ModelPosting one : part) {
                if (one.year() == year && seen.add(one.accountPath())) {
                    long figure = sum(part, one::hasSameAccount);
                    up += Math.max(figure, 0);
                    down -= Math.min(figure, 0);
                }
            }
            items += Math.min(up, down);
        }
        long years = Math.min(more, less);
        refuseIf(
                years == 0 || years < items,
                "no-shift-between-years %s %s: %d and %d".formatted(line.chapter(), line.flow(), years, items));
    }

    /**
     * At least three figures, without those that another of the same chapter cancels, may miss by one unit of their rounding
     * and by a million at most.
     *
     * @param figures what sums to it; of a gross-up, receipts count the other way
     */
    private boolean isRounding(long sum, List<ModelPosting> figures) {
        long unit = mutation.proposal.precision().thousands();
        boolean grossUp = mutation.kind.equals("GROSS_UP");
        List<ModelPosting> stated = new ArrayList<>();
        for (ModelPosting line : figures) {
            if (stated.stream().noneMatch(line::hasSameAccount)) {
                long figure = sum(figures, line::hasSameAccount);
                stated.add(new ModelPosting(
                        line.accountPath(),
                        line.flow(),
                        line.year(),
                        grossUp && line.flow().equals("RECEIPTS") ? -figure : figure));
            }
        }
        stated.removeIf(line -> line.thousands() == 0);
        for (int i = 0; i < stated.size(); i++) {
            ModelPosting one = stated.get(i);
            Optional<ModelPosting> opposite = stated.stream()
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
