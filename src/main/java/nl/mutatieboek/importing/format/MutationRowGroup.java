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
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/** The rows of one mutation, until the last of them is known. */
final class MutationRowGroup {
    final @Nullable String reference;
    final RowFieldReader first;
    final @Nullable MutationHeader head;
    final List<MutationFileRow> lines = new ArrayList<>();
    final List<String> ofWhichNotes = new ArrayList<>();
    final Map<ItemPath, String> names = new LinkedHashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Map<BudgetAccount, Long> stated = new HashMap<>();
    private boolean sound;

    /** Begins it with its first row. */
    MutationRowGroup(@Nullable String reference, RowFieldReader first) {
        this.reference = reference;
        this.first = first;
        this.head = MutationHeader.parse(first);
        this.sound = head != null;
        if (sound) {
            for (String column : MutationHeader.COLUMNS) {
                String text = first.text(column);
                if (text != null) {
                    said.put(column, text);
                }
            }
        }
    }

    /** Whether all of its rows were understood. */
    boolean isValid() {
        return sound;
    }

    void markInvalid() {
        sound = false;
    }

    /** What a later row says of the mutation must be what the first said, or nothing. */
    void checkAgainstFirstRow(RowFieldReader fields) {
        if (head == null || fields.row() == first.row()) {
            return;
        }
        for (String column : MutationHeader.COLUMNS) {
            String text = fields.text(column);
            String before = said.get(column);
            if (text != null && !text.equals(before) && !(column.equals("kind") && means(text, before))) {
                fields.addFlaw(
                        column,
                        FlawReason.DIFFERS_WITHIN_MUTATION,
                        Map.of("row", first.row(), "first", Objects.requireNonNullElse(before, "–")));
            }
        }
    }

    private static boolean means(String kind, @Nullable String other) {
        return other != null && MutationKindParseResult.meaning(kind).equals(MutationKindParseResult.meaning(other));
    }

    /** A part of another of its lines, which is noted and not added up. */
    void addOfWhich(ItemPath item, Flow flow, BudgetYear year, Thousands amount) {
        ofWhichNotes.add("%s %s %s: %s".formatted(item, flow.letter(), year, amount));
    }

    /** Adds a line; something wrong with it goes to its fields, which are not kept. */
    void add(MutationFileRow line, RowFieldReader fields) {
        if (lines.size() >= Proposal.MAX_POSTINGS) {
            if (sound) {
                fields.addFlaw("amount_thousands", FlawReason.TOO_MANY_LINES, Map.of("row", first.row()));
            }
            sound = false;
            return;
        }
        Long before = stated.putIfAbsent(line.account(), line.row());
        if (before != null) {
            fields.addFlaw("amount_thousands", FlawReason.ROW_TWICE, Map.of("row", before));
            sound = false;
            return;
        }
        lines.add(line);
    }
}
