package nl.mutatieboek.report.question;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.report.table.ReportFigure;

/**
 * A measure of new policy: one mutation, or several that state parts of one series.
 *
 * @param parts in order of proposal
 */
record PolicyMeasure(List<MeasurePart> parts) {
    private static final String TITLE_SEPARATOR = ":";

    PolicyMeasure {
        parts = List.copyOf(parts);
    }

    /**
     * A mutation of a measure.
     *
     * @param items the items that it increases
     * @param series the increase by budget year, for the years with postings
     */
    record MeasurePart(MutationProposed proposed, List<ItemPath> items, NavigableMap<BudgetYear, ReportFigure> series) {
        MeasurePart {
            items = List.copyOf(items);
        }

        Proposal proposal() {
            return proposed.proposal();
        }

        /** The part of its title before a colon. */
        private String name() {
            return proposal().title().split(TITLE_SEPARATOR, 2)[0].strip();
        }

        boolean continues(MeasurePart other) {
            return !common(name(), other.name()).isEmpty()
                    && proposal().source().equals(other.proposal().source())
                    && items.equals(other.items)
                    && series.keySet().stream().noneMatch(other.series::containsKey);
        }
    }

    List<ItemPath> items() {
        return parts.stream().flatMap(part -> part.items().stream()).distinct().toList();
    }

    Optional<MeasurePart> partIn(BudgetYear year) {
        return parts.stream().filter(part -> part.series().containsKey(year)).findFirst();
    }

    /**
     * The common title of its mutations: the part before the colon ("Asielmaatregelen Regeerprogramma: toedeling uit de
     * reservering").
     */
    String title() {
        return parts.stream()
                .map(MeasurePart::name)
                .reduce(PolicyMeasure::common)
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> parts.getFirst().proposal().title());
    }

    private static String common(String one, String other) {
        List<String> ones = Arrays.asList(one.split(" ", -1));
        List<String> others = Arrays.asList(other.split(" ", -1));
        int same = 0;
        while (same < Math.min(ones.size(), others.size()) && ones.get(same).equals(others.get(same))) {
            same++;
        }
        return String.join(" ", ones.subList(0, same));
    }

    /** The notes of all its mutations. */
    Stream<String> notes() {
        return parts.stream().map(part -> part.proposal().note()).flatMap(Stream::ofNullable);
    }
}
