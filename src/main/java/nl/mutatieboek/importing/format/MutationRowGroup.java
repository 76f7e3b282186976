package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TermNormalizer;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one mutation. */
final class MutationRowGroup {
    final @Nullable String reference;
    final RowFieldReader first;
    final @Nullable MutationHeader head;
    final List<MutationFileRow> lines = new ArrayList<>();
    final List<String> ofWhichNotes = new ArrayList<>();
    final Map<ItemPath, String> names = new LinkedHashMap<>();
    private final Map<String, String> headerTexts = new HashMap<>();
    private final Map<BudgetAccount, Long> rowByAccount = new HashMap<>();
    private boolean valid;

    MutationRowGroup(@Nullable String reference, RowFieldReader first) {
        this.reference = reference;
        this.first = first;
        this.head = MutationHeader.parse(first);
        this.valid = head != null;
        if (valid) {
            for (String column : MutationHeader.COLUMNS) {
                String text = first.text(column);
                if (text != null) {
                    headerTexts.put(column, text);
                }
            }
        }
    }

    /** Whether all rows so far are valid. */
    boolean isValid() {
        return valid;
    }

    void markInvalid() {
        valid = false;
    }

    /** Adds a flaw if a header field of a later row differs from the first row. A blank field does not differ. */
    void checkAgainstFirstRow(RowFieldReader fields) {
        if (head == null || fields.row() == first.row()) {
            return;
        }
        for (String column : MutationHeader.COLUMNS) {
            String text = fields.text(column);
            String before = headerTexts.get(column);
            if (text != null && !isSame(column, text, before) && !isOfMoment(column, head.moment(), fields)) {
                fields.addFlaw(
                        column,
                        FlawReason.DIFFERS_WITHIN_MUTATION,
                        Map.of("row", first.row(), "first", Objects.requireNonNullElse(before, "–")));
            }
        }
    }

    private static boolean isSame(String column, String text, @Nullable String before) {
        return before != null && (text.equals(before) || meaning(column, text).equals(meaning(column, before)));
    }

    private static String meaning(String column, String text) {
        return column.equals("kind") ? NamedMutationKind.meaningOfTerm(text) : TermNormalizer.normalize(text);
    }

    /** Whether the column states this moment in another spelling. */
    private static boolean isOfMoment(String column, Moment moment, RowFieldReader fields) {
        return (column.equals("moment") || column.equals("budget_year"))
                && BudgetTermParser.momentOrTexts(fields, "moment", "budget_year")
                        .equals(moment.toString());
    }

    /** Notes an amount that is part of another row and must not be added up. */
    void addOfWhich(ItemPath item, Flow flow, BudgetYear year, Thousands amount) {
        ofWhichNotes.add("%s %s %s: %s".formatted(item, flow.letter(), year, amount));
    }

    /** Adds a row; a flaw goes to its fields, which are not kept. */
    void add(MutationFileRow line, RowFieldReader fields) {
        if (lines.size() >= Proposal.MAX_POSTINGS) {
            if (valid) {
                fields.addFlaw("amount_thousands", FlawReason.TOO_MANY_LINES, Map.of("row", first.row()));
            }
            valid = false;
            return;
        }
        Long before = rowByAccount.putIfAbsent(line.account(), line.row());
        if (before != null) {
            fields.addFlaw("amount_thousands", FlawReason.ROW_TWICE, Map.of("row", before));
            valid = false;
            return;
        }
        lines.add(line);
    }
}
