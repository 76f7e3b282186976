package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportResultResponse;
import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A file beside the book, for programs.
 *
 * @param axes where the book was asked
 * @param understood whether the file was; what was not is not compared
 * @param agrees whether the file and the book say the same of all that either has
 * @param compared how many balances of the file were compared
 * @param equal how many are the same in both
 * @param withinRounding how many differ by no more than half of what the file rounds to
 * @param different how many are not
 * @param notInTheBook how many the book knows nothing of, which is not zero
 * @param notInTheFile how many the book has beside those of the file, and the file has not
 * @param partlyUnassigned how many have a part in the book that no line below them carries
 * @param listed how many balances are listed: what is not equal, or everything where that was asked
 * @param balances those of this page
 * @param problems why the file cannot be understood, the first thousand
 * @param problemCount how many problems there are
 * @param passedOver rows that were not compared, because they are totals of others
 * @param columnsNotRead columns that were not read
 * @param sheet how the columns were taken, where no format fixes that
 */
public record ReconciliationResponse(
        String file,
        AsOfResponse axes,
        boolean understood,
        boolean agrees,
        long compared,
        long equal,
        long withinRounding,
        long different,
        long notInTheBook,
        long notInTheFile,
        long partlyUnassigned,
        long listed,
        List<ComparedBalanceResponse> balances,
        List<RowFindingResponse> problems,
        long problemCount,
        long passedOver,
        List<String> columnsNotRead,
        @Nullable SpreadsheetParseResponse sheet) {
    public ReconciliationResponse {
        balances = List.copyOf(balances);
        problems = List.copyOf(problems);
        columnsNotRead = List.copyOf(columnsNotRead);
    }

    /**
     * A balance of the file beside the book's own.
     *
     * @param row of the file, as a spreadsheet numbers it; null of what the file does not have
     * @param moment up to which the book's own is counted; null for the point at which it is asked
     * @param stated what the file says, in whole thousands of euros
     * @param own what the book says, in whole thousands of euros; null where it knows nothing, which is not zero
     * @param difference what the file says less what the book says
     * @param unassigned the part of its own that no line below the item carries
     * @param complete false when a part of the book's own was not read or not published
     * @param bridge of a difference: which mutations lie between
     */
    public record ComparedBalanceResponse(
            ComparisonOutcome outcome,
            @Nullable Long row,
            String item,
            @Nullable String name,
            Flow flow,
            int year,
            @Nullable String moment,
            @Nullable Long stated,
            @Nullable Long own,
            @Nullable Long difference,
            @Nullable Long unassigned,
            boolean complete,
            @Nullable BridgeResponse bridge) {
        static ComparedBalanceResponse of(ComparedBalance compared) {
            return new ComparedBalanceResponse(
                    compared.outcome(),
                    compared.row() == 0 ? null : compared.row(),
                    compared.item().toString(),
                    compared.name(),
                    compared.flow(),
                    compared.year().value(),
                    text(compared.moment()),
                    value(compared.stated()),
                    value(compared.own()),
                    value(compared.difference()),
                    value(compared.unassigned()),
                    compared.complete(),
                    compared.bridge() == null ? null : BridgeResponse.of(compared.bridge()));
        }
    }

    /**
     * How the book came to its own balance from a figure at which it and the file agreed.
     *
     * @param from PRESENTED: up to that moment the balance is what the file states; RECORDED: it was so until that entry;
     *     EARLIER_MOMENT: the file states for that moment what the book has there; NOWHERE: they never agreed
     * @param ledgerNumber of the last entry before the mutations; null where there is none
     * @param moment of it
     * @param thousands the figure; with the mutations, the book's own balance exactly
     * @param mutations the last twenty
     * @param earlier how many come before those
     * @param earlierThousands what those come to
     */
    public record BridgeResponse(
            BalanceBridge.BridgeStart from,
            @Nullable Long ledgerNumber,
            @Nullable String moment,
            long thousands,
            List<BridgeMutationResponse> mutations,
            long earlier,
            long earlierThousands) {
        public BridgeResponse {
            mutations = List.copyOf(mutations);
        }

        static BridgeResponse of(BalanceBridge bridge) {
            return new BridgeResponse(
                    bridge.from(),
                    bridge.ledgerNumber() == 0 ? null : bridge.ledgerNumber(),
                    text(bridge.moment()),
                    bridge.thousands().value(),
                    bridge.mutations().stream().map(BridgeMutationResponse::of).toList(),
                    bridge.earlier(),
                    bridge.earlierThousands().value());
        }
    }

    /**
     * A mutation on the way.
     *
     * @param ledgerNumber of the first entry that books a line of it there
     * @param thousands what it changes there
     */
    public record BridgeMutationResponse(
            String mutation, String number, String title, String moment, long ledgerNumber, long thousands) {
        static BridgeMutationResponse of(BalanceBridge.BridgeMutation step) {
            return new BridgeMutationResponse(
                    step.mutation().toString(),
                    step.number(),
                    step.title(),
                    step.moment().toString(),
                    step.ledgerNumber(),
                    step.thousands().value());
        }
    }

    public static ReconciliationResponse of(
            ReconciliationResult reconciled, MessageRenderer sentences, Locale language) {
        return new ReconciliationResponse(
                reconciled.file(),
                AsOfResponse.of(reconciled.point()),
                reconciled.isUnderstood(),
                reconciled.agrees(),
                reconciled.compared(),
                reconciled.equal(),
                reconciled.withinRounding(),
                reconciled.different(),
                reconciled.notInTheBook(),
                reconciled.notInTheFile(),
                reconciled.partlyUnassigned(),
                reconciled.listed(),
                reconciled.rows().stream().map(ComparedBalanceResponse::of).toList(),
                reconciled.parseResult().flaws().stream()
                        .map(flaw -> ImportResultResponse.found(flaw, sentences, language))
                        .toList(),
                reconciled.parseResult().flawCount(),
                reconciled.parseResult().openRowCount(),
                reconciled.parseResult().unknownColumns(),
                reconciled.sheet() == null
                        ? null
                        : SpreadsheetParseResponse.of(reconciled.sheet(), sentences, language));
    }

    private static @Nullable Long value(@Nullable Thousands thousands) {
        return thousands == null ? null : thousands.value();
    }

    private static @Nullable String text(@Nullable Moment moment) {
        return moment == null ? null : moment.toString();
    }
}
