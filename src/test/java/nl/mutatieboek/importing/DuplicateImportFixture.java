package nl.mutatieboek.importing;

import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;

/** Files with the same lines, that tests of repeated imports share. */
final class DuplicateImportFixture {
    static final String HEADER = "moment,document,title,kind,item,flow,year,amount_thousands\n";

    /** The document of {@link LedgerFixture#proposal}. */
    static final String DOCUMENT = "36800-XX-2";

    static Refusal looksLike(String number, int year, long thousands) {
        return new ImportRefusal.LooksLike(
                number, ItemPath.parse("XX/502"), Flow.EXPENDITURE, new BudgetYear(year), new Thousands(thousands));
    }

    private DuplicateImportFixture() {}
}
