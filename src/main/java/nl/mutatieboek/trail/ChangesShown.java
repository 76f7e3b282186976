package nl.mutatieboek.trail;

import java.util.List;
import nl.mutatieboek.balance.ChangedLines.Change;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.trail.ChangeQueries.Question;
import nl.mutatieboek.trail.ChangeQueries.ToldChange;
import nl.mutatieboek.trail.ChangeQueries.Total;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * What moved an item from one point to another.
 *
 * @param totals per flow and year; the changes of each add up to its difference
 * @param changes by mutation, flow and year, in the order of the ledger
 */
public record ChangesShown(
        String item, AsOfResponse from, AsOfResponse to, List<TotalShown> totals, List<ChangeShown> changes) {
    public ChangesShown {
        totals = List.copyOf(totals);
        changes = List.copyOf(changes);
    }

    /** What was found. */
    public static ChangesShown of(Question question, List<Total> totals, List<ToldChange> changes) {
        return new ChangesShown(
                question.item().toString(),
                AsOfResponse.of(question.from()),
                AsOfResponse.of(question.to()),
                totals.stream().map(TotalShown::of).toList(),
                changes.stream().map(ChangeShown::of).toList());
    }

    /**
     * A balance at both points.
     *
     * @param from whole thousands of euros; null when nothing is known there
     * @param difference what is there at the one less what is there at the other, unknown counted as nothing
     */
    public record TotalShown(
            Flow flow,
            int year,
            @Nullable Long from,
            @Nullable Long to,
            long difference) {
        static TotalShown of(Total total) {
            return new TotalShown(
                    total.column().flow(),
                    total.column().year().value(),
                    value(total.from()),
                    value(total.to()),
                    total.difference().value());
        }

        private static @Nullable Long value(@Nullable Thousands thousands) {
            return thousands == null ? null : thousands.value();
        }
    }

    /**
     * What one mutation changed.
     *
     * @param thousands whole thousands of euros; negative where it counts at the first point and not at the second
     * @param restatement whether it was recorded after the first point was known and holds from a day that is not later
     */
    public record ChangeShown(
            long ledgerNumber,
            String mutation,
            String number,
            MutationKind kind,
            String title,
            String moment,
            String effectiveOn,
            Flow flow,
            int year,
            long thousands,
            boolean restatement) {
        static ChangeShown of(ToldChange told) {
            Change change = told.change();
            Dossier dossier = told.dossier();
            return new ChangeShown(
                    change.first().ledgerNumber(),
                    change.mutation().toString(),
                    dossier.number(),
                    dossier.kind(),
                    dossier.title(),
                    dossier.moment().toString(),
                    dossier.effectiveOn().toString(),
                    change.flow(),
                    change.year().value(),
                    change.thousands().value(),
                    change.restatement());
        }
    }
}
