package nl.mutatieboek.importing.format;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.DeliveryFileFormat;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.importing.table.ColumnIndex.ExpectedColumn;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/** Parses the marks that a row states. A blank cell states nothing. */
final class MarkColumnParser {
    static final ExpectedColumn IBOS_NUMBER =
            ExpectedColumn.optional("ibos_number", "ibosNumber", DeliveryFileFormat.IBOS_NUMBER);

    /** Columns of a row that states a balance. */
    static final List<ExpectedColumn> BALANCE_COLUMNS = List.of(
            ExpectedColumn.optional("ceiling", "plafond"),
            ExpectedColumn.optional("hgis"),
            ExpectedColumn.optional("guarantee", "garantie"),
            IBOS_NUMBER,
            ExpectedColumn.optional("window", "loket"));

    /** Further columns of a row that states a line of a mutation. */
    static final List<ExpectedColumn> LINE_COLUMNS = List.of(
            ExpectedColumn.optional("line_class", "lineClass", "klasse regel"),
            ExpectedColumn.optional("mark_reason", "markReason", "reden kenmerk"));

    private MarkColumnParser() {}

    /** Returns the marks of a row; null if it states none, or the file has no columns for them. */
    static @Nullable StatedMarks parse(RowFieldReader fields, @Nullable Flow flow) {
        Boolean guarantee = fields.yesOrNo("guarantee");
        if (flow != null) {
            try {
                Posting.requireGuaranteeFlow(Set.of(flow), guarantee);
            } catch (MalformedValueException e) {
                fields.addFlaw("guarantee", e);
            }
        }
        return StatedMarks.ofStated(new StatedMarks(
                new BudgetMarks(
                        fields.parseTerm("ceiling", BudgetTermParser::ceiling),
                        fields.yesOrNo("hgis"),
                        guarantee,
                        fields.parseTerm("line_class", BudgetTermParser::mutationClass)),
                fields.parse("ibos_number", StatedMarks::requireIbosNumber),
                fields.parse("window", StatedMarks::requireWindow),
                fields.parse("mark_reason", StatedMarks::requireReason)));
    }
}
