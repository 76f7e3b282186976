package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportResultResponse;
import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of a file with the ledger.
 *
 * @param axes point in time at which the ledger was read
 * @param understood whether the file was parsed; otherwise nothing was compared
 * @param agrees whether file and ledger agree on everything that either has
 * @param compared number of balances of the file that were compared
 * @param equal number of equal balances
 * @param withinRounding number that differ by at most half of the unit to which the file rounds
 * @param different number that differ
 * @param notInTheBook number of which the ledger knows nothing, which is not zero
 * @param notInTheFile number that the ledger has beside those of the file
 * @param partlyUnassigned number with a part in the ledger that no item below carries
 * @param listed number of listed balances on all pages
 * @param balances balances of this page
 * @param problems reasons why the file cannot be parsed, the first 1,000
 * @param problemCount number of problems
 * @param passedOver number of rows that were skipped as totals of others
 * @param columnsNotRead columns that the format does not have
 * @param sheet roles of the columns, for a sheet in free layout
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
    /**
     * A balance of the file compared with the ledger.
     *
     * @param row row number as in a spreadsheet; null if the file does not have it
     * @param moment moment up to which the ledger is counted; null for the requested point in time
     * @param stated balance in the file, in whole thousands of euros
     * @param own balance in the ledger, in whole thousands of euros; null if nothing is known, which is not zero
     * @param difference {@code stated} minus {@code own}
     * @param unassigned part of {@code own} that no item below carries
     * @param complete false if a part of {@code own} was not read or not published
     * @param bridge explanation of a difference
     */
    public record ComparedBalanceResponse(
            ComparisonOutcome outcome,
            @Nullable Long row,
            ItemPath item,
            @Nullable String name,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment,
            @Nullable Thousands stated,
            @Nullable Thousands own,
            @Nullable Thousands difference,
            @Nullable Thousands unassigned,
            boolean complete,
            @Nullable BridgeResponse bridge) {
        static ComparedBalanceResponse of(ComparedBalance compared) {
            return new ComparedBalanceResponse(
                    compared.outcome(),
                    compared.row() == 0 ? null : compared.row(),
                    compared.item(),
                    compared.name(),
                    compared.flow(),
                    compared.year(),
                    compared.moment(),
                    compared.stated(),
                    compared.own(),
                    compared.difference(),
                    compared.unassigned(),
                    compared.complete(),
                    compared.bridge() == null ? null : BridgeResponse.of(compared.bridge()));
        }
    }

    /**
     * Explains a balance of the ledger from an amount on which ledger and file agree.
     *
     * @param from PRESENTED: the balance up to that moment equals the file; RECORDED: the balance up to that entry
     *     equals the file; EARLIER_MOMENT: both agree on that moment; NOWHERE: they never agreed
     * @param ledgerNumber last entry before the mutations; null if there is none
     * @param moment moment of that entry
     * @param thousands starting amount; with all mutations exactly the balance of the ledger
     * @param mutations the last twenty
     * @param earlier number of mutations before those
     * @param earlierThousands sum of those
     */
    public record BridgeResponse(
            BalanceBridge.BridgeStart from,
            @Nullable Long ledgerNumber,
            @Nullable Moment moment,
            Thousands thousands,
            List<BalanceBridge.BridgeMutation> mutations,
            long earlier,
            Thousands earlierThousands) {
        static BridgeResponse of(BalanceBridge bridge) {
            return new BridgeResponse(
                    bridge.from(),
                    bridge.ledgerNumber() == 0 ? null : bridge.ledgerNumber(),
                    bridge.moment(),
                    bridge.thousands(),
                    bridge.mutations(),
                    bridge.earlier(),
                    bridge.earlierThousands());
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
}
